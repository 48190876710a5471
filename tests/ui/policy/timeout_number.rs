// a timeout has a unit

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = (), timeout = 5)]
pub struct ListBots;

fn main() {}
