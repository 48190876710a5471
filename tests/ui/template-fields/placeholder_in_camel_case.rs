// a placeholder is the name of the field, as written in Rust

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots/{botId}", response = ())]
pub struct GetBot {
    pub bot_id: BotId,
}

fn main() {}
