// rustc: a member of the body is `Serialize`

use jelou::prelude::*;

pub struct Owner {
    pub name: String,
}

#[jelou_endpoint(POST, "/v1/bots", response = ())]
pub struct CreateBot {
    pub name: String,
    pub owner: Owner,
}

fn main() {}
