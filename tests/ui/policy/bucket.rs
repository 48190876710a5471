// the rate limit belongs to the service

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = (), bucket = "defualt")]
pub struct ListBots;

fn main() {}
