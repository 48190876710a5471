// rustc: the response type exists

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = Vec<Bott>)]
pub struct ListBots;

#[jelou_model]
pub struct Bot {
    pub name: String,
}

fn main() {}
