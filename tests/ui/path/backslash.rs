// segments are separated by slashes

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1\\bots", response = ())]
pub struct ListBots;

fn main() {}
