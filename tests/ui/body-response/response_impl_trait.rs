// the response is a type, not a trait

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = impl Iterator<Item = String>)]
pub struct ListBots;

fn main() {}
