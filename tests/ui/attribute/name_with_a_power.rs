// the name of the request function has letters of identifiers only

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = (), name = "list²")]
pub struct ListBots;

fn main() {}
