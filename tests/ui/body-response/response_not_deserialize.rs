// rustc: a response is `Deserialize`

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots/{bot_id}", response = Bot)]
pub struct GetBot {
    pub bot_id: BotId,
}

pub struct Bot {
    pub name: String,
}

fn main() {}
