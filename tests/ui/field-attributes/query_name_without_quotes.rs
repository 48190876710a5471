// a name stands in quotes

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots {
    #[query(tenantId)]
    pub tenant: String,
}

fn main() {}
