// rustc: a struct is not one query value

use jelou::prelude::*;

#[jelou_model]
pub struct Filter {
    pub active: bool,
}

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots {
    #[query]
    pub filter: Filter,
}

fn main() {}
