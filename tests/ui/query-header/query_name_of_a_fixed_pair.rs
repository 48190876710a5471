// no field has the name of a fixed pair

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots?active=1", response = ())]
pub struct ListBots {
    pub active: bool,
}

fn main() {}
