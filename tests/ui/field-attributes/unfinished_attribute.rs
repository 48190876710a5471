// an unfinished field attribute

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots {
    #[query(na)]
    pub state: Option<String>,
}

async fn used(client: &Client) -> Result<(), Error> {
    ListBots::new().state("open").send(client).await
}

fn main() {}
