// a list in the query has no holes

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots {
    pub states: Vec<Option<String>>,
}

fn main() {}
