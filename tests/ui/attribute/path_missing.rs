// the path stands after the method

use jelou::prelude::*;

#[jelou_endpoint(GET, response = ())]
pub struct ListBots;

fn main() {}
