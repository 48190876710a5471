// the page number is a field

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = Vec<String>, paginate = pgae)]
pub struct ListBots {
    pub page: Option<u32>,
}

fn main() {}
