// a length or range stands on a single value

use jelou::prelude::*;

#[jelou_model]
pub struct Bot {
    pub name: String,
}

#[jelou_endpoint(POST, "/v1/bots", response = ())]
pub struct CreateBot {
    #[body]
    #[length(1..)]
    pub bot: Bot,
}

fn main() {}
