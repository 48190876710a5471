// the path is not empty

use jelou::prelude::*;

#[jelou_endpoint(GET, "", response = ())]
pub struct ListBots;

fn main() {}
