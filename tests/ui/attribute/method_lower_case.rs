// methods are written in upper case

use jelou::prelude::*;

#[jelou_endpoint(get, "/v1/bots", response = ())]
pub struct ListBots;

fn main() {}
