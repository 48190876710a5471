// a placeholder is not a number

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots/{0}", response = ())]
pub struct GetBot {
    pub bot_id: BotId,
}

fn main() {}
