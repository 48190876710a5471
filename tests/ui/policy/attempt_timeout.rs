// the limit of one attempt is a setting of the client

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = (), timeout = "10s", attempt_timeout = "30s")]
pub struct ListBots;

fn main() {}
