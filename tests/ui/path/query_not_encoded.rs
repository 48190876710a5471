// fixed pairs are percent-encoded

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots?expand[]=rooms", response = ())]
pub struct ListBots;

fn main() {}
