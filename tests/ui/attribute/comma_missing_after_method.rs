// a comma between method and path

use jelou::prelude::*;

#[jelou_endpoint(GET "/v1/bots", response = ())]
pub struct ListBots;

fn main() {}
