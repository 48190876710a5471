// the path has no scheme and no host

use jelou::prelude::*;

#[jelou_endpoint(GET, "https://api.jelou.ai/v1/bots", response = ())]
pub struct ListBots;

fn main() {}
