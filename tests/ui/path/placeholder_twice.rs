// a placeholder stands once in a path

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots/{bot_id}/rooms/{bot_id}", response = ())]
pub struct GetRoom {
    pub bot_id: BotId,
    pub room_id: String,
}

fn main() {}
