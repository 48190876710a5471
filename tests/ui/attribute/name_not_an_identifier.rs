// the name of the request function is an identifier

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = (), name = "list-bots")]
pub struct ListBots;

fn main() {}
