// rustc: what is not sent is cloned with the request, too

use jelou::prelude::*;

#[derive(Debug, Default)]
pub struct Cache;

#[jelou_endpoint(POST, "/v1/bots", response = ())]
pub struct CreateBot {
    pub owner: BotId,
    #[serde(skip)]
    pub cache: Cache,
}

fn main() {}
