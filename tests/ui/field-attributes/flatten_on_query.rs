// serde attributes shape the body only

use jelou::prelude::*;

#[jelou_model]
pub struct Filter {
    pub active: bool,
}

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots {
    #[query]
    #[serde(flatten)]
    pub filter: Filter,
}

fn main() {}
