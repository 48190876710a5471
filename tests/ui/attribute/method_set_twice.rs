// the method stands once

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", method = POST, response = ())]
pub struct ListBots;

fn main() {}
