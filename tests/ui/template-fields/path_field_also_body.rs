// a field in the path is not the body

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/bots/{name}", response = ())]
pub struct CreateBot {
    #[body]
    pub name: String,
}

fn main() {}
