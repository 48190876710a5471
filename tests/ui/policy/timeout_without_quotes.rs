// a timeout stands in quotes

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = (), timeout = 5s)]
pub struct ListBots;

fn main() {}
