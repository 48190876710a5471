// a query field has one name

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots {
    #[query("tenant", "tenantId")]
    pub tenant: String,
}

fn main() {}
