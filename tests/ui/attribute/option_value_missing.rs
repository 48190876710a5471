// an unfinished option

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = (), timeout = )]
pub struct ListBots;

fn main() {}
