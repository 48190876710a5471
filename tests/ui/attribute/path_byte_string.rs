// the path is a string, not a byte string

use jelou::prelude::*;

#[jelou_endpoint(GET, b"/v1/bots", response = ())]
pub struct ListBots;

fn main() {}
