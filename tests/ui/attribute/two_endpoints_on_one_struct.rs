// a struct describes one endpoint

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots/{bot_id}", response = ())]
#[jelou_endpoint(DELETE, "/v1/bots/{bot_id}", response = ())]
pub struct Bot {
    pub bot_id: BotId,
}

fn main() {}
