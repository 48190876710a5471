// an option of `#[query]` that is nearly one

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots {
    #[query(nmae = "tenantId")]
    pub tenant: String,
}

fn main() {}
