// rustc: a body is `Serialize`

use jelou::prelude::*;

pub struct Bot {
    pub name: String,
}

#[jelou_endpoint(POST, "/v1/bots", response = ())]
pub struct CreateBot {
    #[body]
    pub bot: Bot,
}

fn main() {}
