// an endpoint is a struct, not an impl block

use jelou::prelude::*;

pub struct Bots;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
impl Bots {}

fn main() {}
