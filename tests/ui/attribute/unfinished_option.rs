// an unfinished attribute: an option is begun

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", resp)]
pub struct ListBots;

fn main() {}
