// an endpoint is a struct, not a module

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub mod bots {}

fn main() {}
