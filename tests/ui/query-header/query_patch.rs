// rustc: a query value is not a patch

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots {
    pub tenant: Patch<String>,
}

fn main() {}
