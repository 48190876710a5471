// a fixed pair has a name

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots?expand=all&=5", response = ())]
pub struct ListBots;

fn main() {}
