// the name in `#[path]` stands in the template

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct GetBot {
    #[path("botId")]
    pub bot_id: BotId,
}

fn main() {}
