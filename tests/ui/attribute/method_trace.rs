// TRACE does not address an API

use jelou::prelude::*;

#[jelou_endpoint(method = TRACE, path = "/v1/bots", response = ())]
pub struct ListBots;

fn main() {}
