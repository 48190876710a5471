// `#[body]` does not rename a member

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/bots", response = ())]
pub struct CreateBot {
    #[body("botName")]
    pub name: String,
}

fn main() {}
