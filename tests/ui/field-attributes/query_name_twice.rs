// two fields do not share a name in the query

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots {
    pub page: u32,
    #[query("page")]
    pub number: u32,
}

fn main() {}
