// a timeout is not zero

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = (), timeout = "0s")]
pub struct ListBots;

fn main() {}
