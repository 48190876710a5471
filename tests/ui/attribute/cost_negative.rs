// a cost is not negative

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = (), cost = -1)]
pub struct ListBots;

fn main() {}
