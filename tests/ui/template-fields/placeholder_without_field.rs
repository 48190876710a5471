// every placeholder has a field

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots/{bot_idd}/rooms", response = ())]
pub struct ListRooms {
    pub bot_id: BotId,
    pub limit: Option<u32>,
}

fn main() {}
