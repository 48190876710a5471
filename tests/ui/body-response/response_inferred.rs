// the response is written down

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = _)]
pub struct ListBots;

fn main() {}
