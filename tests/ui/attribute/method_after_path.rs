// the method comes first

use jelou::prelude::*;

#[jelou_endpoint("/v1/bots", GET, response = ())]
pub struct ListBots;

fn main() {}
