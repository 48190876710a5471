// an envelope holds a payload

use jelou::prelude::*;

#[jelou_endpoint(DELETE, "/v1/bots/{bot_id}", response = (), envelope = "data")]
pub struct DeleteBot {
    pub bot_id: BotId,
}

fn main() {}
