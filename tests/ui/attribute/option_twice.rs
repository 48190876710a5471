// an option is set once

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", timeout = "5s", response = (), timeout = "10s")]
pub struct ListBots;

fn main() {}
