// options are written with `=`, not with `:`

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response: Vec<String>)]
pub struct ListBots;

fn main() {}
