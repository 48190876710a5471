// a field has one name on the wire

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots {
    #[query("tenantId")]
    #[serde(rename = "tenant_id")]
    pub tenant: String,
}

fn main() {}
