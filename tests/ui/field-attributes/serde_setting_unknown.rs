// rustc: serde reports settings that it does not know

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/bots", response = ())]
pub struct CreateBot {
    #[serde(renam = "botName")]
    pub name: String,
}

fn main() {}
