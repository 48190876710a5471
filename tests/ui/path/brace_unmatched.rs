// every closing brace closes one

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots/bot_id}/rooms", response = ())]
pub struct ListRooms {
    pub bot_id: BotId,
}

fn main() {}
