// the host belongs to the service

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = (), host = "https://api.jelou.ai")]
pub struct ListBots;

fn main() {}
