// two fields do not share a placeholder

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots/{id}", response = ())]
pub struct GetBot {
    #[path("id")]
    pub bot_id: BotId,
    #[path("id")]
    pub room_id: String,
}

fn main() {}
