// a name is a string, not a byte string

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots {
    #[query(b"tenantId")]
    pub tenant: String,
}

fn main() {}
