// a placeholder is renamed by `#[path]`

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots/{bot_id}", response = ())]
pub struct GetBot {
    #[serde(rename = "botId")]
    pub bot_id: BotId,
}

fn main() {}
