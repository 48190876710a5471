// a retry class is one of three

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = (), retry = save)]
pub struct ListBots;

fn main() {}
