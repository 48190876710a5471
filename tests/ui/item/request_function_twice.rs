// rustc: two request functions do not share a name

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots;

#[jelou_endpoint(GET, "/v2/bots", response = (), name = list_bots)]
pub struct ListBotsV2;

fn main() {}
