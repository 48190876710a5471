// rustc: a request is `Clone`

use jelou::prelude::*;

#[derive(Debug, serde::Serialize)]
pub struct Owner {
    pub name: String,
}

#[jelou_endpoint(POST, "/v1/bots", response = ())]
pub struct CreateBot {
    pub name: String,
    pub owner: Owner,
}

fn main() {}
