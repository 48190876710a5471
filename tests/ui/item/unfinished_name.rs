// rustc: an unfinished struct: the colon after a name is missing

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots/{bot_id}", response = ())]
pub struct GetBot {
    pub bot_id: BotId,
    pub pag,
}

async fn used(client: &Client) -> Result<(), Error> {
    GetBot::new("sales", 3).send(client).await
}

fn main() {}
