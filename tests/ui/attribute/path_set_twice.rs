// the path stands once

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", "/v2/bots", response = ())]
pub struct ListBots;

fn main() {}
