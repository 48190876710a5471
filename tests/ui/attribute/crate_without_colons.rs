// the path of `crate` begins with `::`

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = (), crate = jelou)]
pub struct ListBots;

fn main() {}
