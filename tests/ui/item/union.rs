// an endpoint is a struct, not a union

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub union ListBots {
    #[query]
    tenant: u32,
}

fn main() {}
