// rustc: an unfinished field: its type is missing

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots/{bot_id}", response = ())]
pub struct GetBot {
    pub bot_id:,
    pub page: Option<u32>,
}

async fn used(client: &Client) -> Result<(), Error> {
    GetBot::new("sales").page(3).send(client).await
}

fn main() {}
