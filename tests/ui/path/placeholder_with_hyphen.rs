// the name of a placeholder is an identifier

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots/{bot-id}", response = ())]
pub struct GetBot {
    pub bot_id: BotId,
}

fn main() {}
