// the method is written without quotes

use jelou::prelude::*;

#[jelou_endpoint("GET", "/v1/bots", response = ())]
pub struct ListBots;

fn main() {}
