// `#[header]` names its header

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots {
    #[header]
    pub x_tenant_id: String,
}

fn main() {}
