// an unfinished response: its type is missing, and the call is used

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = )]
pub struct ListBots;

async fn used(client: &Client) -> Result<Vec<String>, Error> {
    let bots = ListBots::new().send(client).await?;
    let names = bots.iter().map(|bot| bot.name.clone()).collect();
    Ok(names)
}

fn main() {}
