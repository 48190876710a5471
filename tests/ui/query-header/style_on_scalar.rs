// a list style stands on a list

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots {
    #[query(style = comma)]
    pub tenant: String,
}

fn main() {}
