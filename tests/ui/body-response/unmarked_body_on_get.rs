// `unmarked = body` is not for GET

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = (), unmarked = body)]
pub struct ListBots {
    pub active: bool,
}

fn main() {}
