// every `#[path]` field stands in the template

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots/{bot_id}/rooms", response = ())]
pub struct GetRoom {
    pub bot_id: BotId,
    #[path]
    pub room_id: String,
}

fn main() {}
