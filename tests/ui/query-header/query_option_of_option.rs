// a query value is present or absent

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots {
    pub tenant: Option<Option<String>>,
}

fn main() {}
