// variable pairs are fields

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots?page={page}", response = ())]
pub struct ListBots {
    pub page: u32,
}

fn main() {}
