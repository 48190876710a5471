// the path does not begin with two slashes

use jelou::prelude::*;

#[jelou_endpoint(GET, "//api.jelou.ai/v1/bots", response = ())]
pub struct ListBots;

fn main() {}
