// no spaces stand in a placeholder

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots/{ bot_id }", response = ())]
pub struct GetBot {
    pub bot_id: BotId,
}

fn main() {}
