// the authentication belongs to the service

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = (), auth = Baisc)]
pub struct ListBots;

fn main() {}
