// a cost is at least 1

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = (), cost = 0)]
pub struct ListBots;

fn main() {}
