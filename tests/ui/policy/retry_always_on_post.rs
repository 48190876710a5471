// what is sent twice does not happen twice

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/bots", response = (), retry = always)]
pub struct CreateBot {
    pub name: String,
}

fn main() {}
