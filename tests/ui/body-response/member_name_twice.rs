// two members do not share a name after renaming

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/bots", response = ())]
pub struct CreateBot {
    pub bot_name: String,
    #[serde(rename = "botName")]
    pub display_name: String,
}

fn main() {}
