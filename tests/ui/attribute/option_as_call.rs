// options are written with `=`

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = (), cost(2))]
pub struct ListBots;

fn main() {}
