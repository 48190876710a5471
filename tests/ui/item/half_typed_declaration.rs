// 259: a half-typed struct: its name is missing

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct

fn after() {}

fn main() {}
