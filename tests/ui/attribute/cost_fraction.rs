// a cost is not a fraction

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = (), cost = 1.5)]
pub struct ListBots;

fn main() {}
