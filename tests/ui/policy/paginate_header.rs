// the page number is in the query or in the body

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = Vec<String>, paginate = page)]
pub struct ListBots {
    #[header("X-Page")]
    pub page: Option<u32>,
}

fn main() {}
