// an attribute stands once on a field

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots {
    #[query]
    #[query("tenantId")]
    pub tenant: String,
}

fn main() {}
