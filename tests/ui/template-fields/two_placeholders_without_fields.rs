// each placeholder without a field is reported

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots/{bot_idd}/rooms/{roomId}", response = ())]
pub struct GetRoom {
    pub bot_id: BotId,
    pub room_id: String,
}

fn main() {}
