// the response has values

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = !)]
pub struct ListBots;

fn main() {}
