// a field in the path travels nowhere else

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots/{bot_id}", response = ())]
pub struct GetBot {
    #[query]
    pub bot_id: BotId,
}

fn main() {}
