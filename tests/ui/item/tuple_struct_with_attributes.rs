// attributes give no names to the fields of a tuple struct

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots(#[query("tenant")] String);

fn main() {}
