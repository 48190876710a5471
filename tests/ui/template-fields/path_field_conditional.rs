// a path field exists under every `cfg`

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots/{bot_id}", response = ())]
pub struct GetBot {
    #[cfg(unix)]
    pub bot_id: BotId,
}

fn main() {}
