// no other field has the name of the page number

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = Vec<String>, paginate = page)]
pub struct ListBots {
    pub page: Option<u32>,
    #[query("page")]
    pub start: Option<String>,
}

fn main() {}
