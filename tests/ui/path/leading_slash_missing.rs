// the path begins with a slash

use jelou::prelude::*;

#[jelou_endpoint(GET, "v1/bots", response = ())]
pub struct ListBots;

fn main() {}
