// a flattened field has no name of its own

use jelou::prelude::*;

#[jelou_model]
pub struct Filter {
    pub active: bool,
}

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots {
    #[query(flatten, name = "filter")]
    pub filter: Filter,
}

fn main() {}
