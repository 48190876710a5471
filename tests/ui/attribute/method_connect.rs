// CONNECT does not address an API

use jelou::prelude::*;

#[jelou_endpoint(CONNECT, "/v1/bots", response = ())]
pub struct ListBots;

fn main() {}
