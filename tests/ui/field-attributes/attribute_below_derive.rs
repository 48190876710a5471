// rustc: `#[jelou_endpoint]` stands above `#[derive]`

use jelou::prelude::*;

#[derive(Clone)]
#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots {
    #[query("tenantId")]
    pub tenant: String,
}

fn main() {}
