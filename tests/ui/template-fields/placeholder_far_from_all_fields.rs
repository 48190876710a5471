// the fields are listed where none is near

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots/{zone}", response = ())]
pub struct ListBots {
    pub active: bool,
    pub limit: Option<u32>,
}

fn main() {}
