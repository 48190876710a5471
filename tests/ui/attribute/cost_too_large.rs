// a cost fits into 32 bits

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = (), cost = 5_000_000_000)]
pub struct ListBots;

fn main() {}
