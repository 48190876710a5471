// the path is a string, not a number

use jelou::prelude::*;

#[jelou_endpoint(GET, 5, response = ())]
pub struct ListBots;

fn main() {}
