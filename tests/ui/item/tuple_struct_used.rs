// a tuple struct gives one error, wherever it is used

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots/{bot_id}", response = ())]
pub struct GetBot(BotId);

async fn used(client: &Client) -> Result<(), Error> {
    let request = GetBot(BotId::from("bot"));
    get_bot(client, &request).await?;
    request.send(client).await
}

fn main() {}
