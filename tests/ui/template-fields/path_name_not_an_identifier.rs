// the name in `#[path]` is an identifier

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots/{bot_id}", response = ())]
pub struct GetBot {
    #[path("bot-id")]
    pub bot_id: BotId,
}

fn main() {}
