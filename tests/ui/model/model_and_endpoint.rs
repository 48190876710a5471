// a model is not an endpoint

use jelou::prelude::*;

#[jelou_model]
#[jelou_endpoint(POST, "/v1/bots", response = ())]
pub struct Bot {
    pub name: String,
}

fn main() {}
