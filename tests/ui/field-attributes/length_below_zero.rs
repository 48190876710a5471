// no length is below zero

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/bots", response = ())]
pub struct CreateBot {
    #[length(-1..=24)]
    pub name: String,
}

fn main() {}
