// a whole body leaves no room for members

use jelou::prelude::*;

#[jelou_model]
pub struct Bot {
    pub name: String,
}

#[jelou_endpoint(POST, "/v1/bots", response = ())]
pub struct CreateBot {
    #[body]
    pub bot: Bot,
    pub dry_run: bool,
}

fn main() {}
