// an endpoint is a struct, not an alias of one

use jelou::prelude::*;

pub struct Bots;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub type ListBots = Bots;

fn main() {}
