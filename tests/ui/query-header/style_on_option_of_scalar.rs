// an optional scalar is not a list

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots {
    #[query(name = "tenant", style = brackets)]
    pub tenant: Option<u32>,
}

fn main() {}
