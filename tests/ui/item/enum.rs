// an endpoint is a struct, not an enum

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub enum ListBots {
    All,
    Active {
        #[query]
        tenant: String,
    },
}

fn main() {}
