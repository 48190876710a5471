// a fragment never reaches the server

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots#first", response = ())]
pub struct ListBots;

fn main() {}
