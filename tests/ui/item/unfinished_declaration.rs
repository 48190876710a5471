// rustc: an unfinished struct: its name is missing

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct

fn after() {}

fn main() {}
