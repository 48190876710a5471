// a name in the query is not empty

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots {
    #[query("")]
    pub tenant: String,
}

fn main() {}
