// `#[body]` takes no value

use jelou::prelude::*;

#[jelou_model]
pub struct Bot {
    pub name: String,
}

#[jelou_endpoint(POST, "/v1/bots", response = ())]
pub struct CreateBot {
    #[body = "bot"]
    pub bot: Bot,
}

fn main() {}
