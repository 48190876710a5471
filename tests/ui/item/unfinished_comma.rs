// rustc: an unfinished struct: a comma is missing between two fields

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots/{bot_id}", response = ())]
pub struct GetBot {
    pub bot_id: BotId
    pub page: Option<u32>,
}

async fn used(client: &Client) -> Result<(), Error> {
    GetBot::new("sales").page(3).send(client).await
}

fn main() {}
