// a timeout is in minutes, seconds or milliseconds

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = (), timeout = "1h")]
pub struct ListBots;

fn main() {}
