// a path value is one segment

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots/{bot_ids}", response = ())]
pub struct GetBots {
    pub bot_ids: Vec<BotId>,
}

fn main() {}
