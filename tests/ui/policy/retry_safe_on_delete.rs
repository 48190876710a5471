// DELETE is not safe

use jelou::prelude::*;

#[jelou_endpoint(DELETE, "/v1/bots/{bot_id}", response = (), retry = safe)]
pub struct DeleteBot {
    pub bot_id: BotId,
}

fn main() {}
