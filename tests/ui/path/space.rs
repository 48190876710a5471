// a space is percent-encoded

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/all bots", response = ())]
pub struct ListBots;

fn main() {}
