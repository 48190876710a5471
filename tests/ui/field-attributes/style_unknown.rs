// a list style is one of three

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots {
    #[query(style = csv)]
    pub states: Vec<String>,
}

fn main() {}
