// the response is a type, not a string

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = "Vec<String>")]
pub struct ListBots;

fn main() {}
