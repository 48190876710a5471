// an endpoint is not a model

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/bots", response = ())]
#[jelou_model]
pub struct CreateBot {
    pub name: String,
}

fn main() {}
