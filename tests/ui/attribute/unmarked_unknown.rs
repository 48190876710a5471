// unmarked fields go to the body or to the query

use jelou::prelude::*;

#[jelou_endpoint(DELETE, "/v1/bots", response = (), unmarked = json)]
pub struct DeleteBots {
    pub ids: Vec<u64>,
}

fn main() {}
