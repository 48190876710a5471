// a method that is far from all

use jelou::prelude::*;

#[jelou_endpoint(FETCH, "/v1/bots", response = ())]
pub struct ListBots;

fn main() {}
