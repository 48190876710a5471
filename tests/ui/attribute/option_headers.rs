// headers are fields

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = (), headers = ["X-Trace: 1"])]
pub struct ListBots;

fn main() {}
