// placeholders are written in braces, not in angles

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots/<bot_id>", response = ())]
pub struct GetBot {
    pub bot_id: BotId,
}

fn main() {}
