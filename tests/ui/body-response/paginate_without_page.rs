// rustc: the response of a paginated endpoint is a page

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = Bots, paginate = page)]
pub struct ListBots {
    pub page: Option<u32>,
}

#[jelou_model]
pub struct Bots {
    pub names: Vec<String>,
}

async fn used(client: &Client) {
    let _ = ListBots::new().pages(client);
}

fn main() {}
