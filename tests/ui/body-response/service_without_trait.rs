// rustc: the service implements `Service`

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = (), service = Stock)]
pub struct ListBots;

pub struct Stock;

fn main() {}
