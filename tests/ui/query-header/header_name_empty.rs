// a header name is not empty

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots {
    #[header("")]
    pub tenant: String,
}

fn main() {}
