// all errors of one path are reported

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1//bots/{bot-id}/100%/{room_id", response = ())]
pub struct GetRoom {
    pub bot_id: BotId,
    pub room_id: String,
}

fn main() {}
