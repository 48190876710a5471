// an option that is far from all

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = (), colour = "red")]
pub struct ListBots;

fn main() {}
