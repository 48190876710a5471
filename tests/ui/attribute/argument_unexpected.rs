// only a method, a path and options stand in the attribute

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = (), 42)]
pub struct ListBots;

fn main() {}
