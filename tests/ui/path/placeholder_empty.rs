// a placeholder names its field

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots/{}", response = ())]
pub struct GetBot {
    pub bot_id: BotId,
}

fn main() {}
