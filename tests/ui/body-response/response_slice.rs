// a response is not a reference

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = &[String])]
pub struct ListBots;

fn main() {}
