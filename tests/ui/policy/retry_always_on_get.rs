// a GET is sent again without being told to

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = (), retry = always)]
pub struct ListBots;

fn main() {}
