// a cost is a whole number

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = (), cost = "2")]
pub struct ListBots;

fn main() {}
