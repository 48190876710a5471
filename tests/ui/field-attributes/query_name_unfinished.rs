// an unfinished option of `#[query]`

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots {
    #[query(name = )]
    pub tenant: String,
}

fn main() {}
