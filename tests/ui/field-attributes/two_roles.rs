// a field has one location in the request

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots {
    #[query]
    #[header("X-Tenant")]
    pub tenant: String,
}

fn main() {}
