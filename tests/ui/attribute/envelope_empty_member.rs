// an envelope is a path of members

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = Vec<String>, envelope = "data..results")]
pub struct ListBots;

fn main() {}
