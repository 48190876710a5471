// the method stands before the path

use jelou::prelude::*;

#[jelou_endpoint("/v1/bots", response = ())]
pub struct ListBots;

fn main() {}
