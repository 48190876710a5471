// a timeout in quotes has a unit, too

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = (), timeout = "5")]
pub struct ListBots;

fn main() {}
