// one field is the whole body

use jelou::prelude::*;

#[jelou_model]
pub struct Bot {
    pub name: String,
}

#[jelou_endpoint(POST, "/v1/bots", response = ())]
pub struct CreateBot {
    #[body]
    pub bot: Bot,
    #[body]
    pub owner: Bot,
}

fn main() {}
