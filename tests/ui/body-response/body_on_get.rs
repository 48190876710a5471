// GET has no body

use jelou::prelude::*;

#[jelou_model]
pub struct Filter {
    pub active: bool,
}

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots {
    #[body]
    pub filter: Filter,
}

fn main() {}
