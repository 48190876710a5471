// the response type is declared

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots")]
pub struct ListBots;

fn main() {}
