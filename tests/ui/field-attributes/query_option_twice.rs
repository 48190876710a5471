// an option of `#[query]` is set once

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots {
    #[query(name = "tenant", name = "tenantId")]
    pub tenant: String,
}

fn main() {}
