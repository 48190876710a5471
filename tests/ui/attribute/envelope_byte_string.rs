// an envelope is a string, not a byte string

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = Vec<String>, envelope = b"data")]
pub struct ListBots;

fn main() {}
