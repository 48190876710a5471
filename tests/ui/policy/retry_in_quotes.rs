// a retry class is written without quotes

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = (), retry = "never")]
pub struct ListBots;

fn main() {}
