// rustc: what is flattened into the query is `Serialize`

use jelou::prelude::*;

pub struct Filter {
    pub active: bool,
}

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots {
    #[query(flatten)]
    pub filter: Filter,
}

fn main() {}
