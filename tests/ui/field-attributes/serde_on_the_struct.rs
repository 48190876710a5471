// `rename_all` is an option of the endpoint

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/bots", response = ())]
#[serde(rename_all = "snake_case")]
pub struct CreateBot {
    pub bot_name: String,
}

fn main() {}
