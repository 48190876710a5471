// a header name is a token

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots {
    #[header("X Tenant")]
    pub tenant: String,
}

fn main() {}
