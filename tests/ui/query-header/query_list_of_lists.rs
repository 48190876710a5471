// a list in the query holds scalars

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots {
    pub groups: Vec<Vec<String>>,
}

fn main() {}
