// the page number is optional

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = Vec<String>, paginate = page)]
pub struct ListBots {
    pub page: u32,
}

fn main() {}
