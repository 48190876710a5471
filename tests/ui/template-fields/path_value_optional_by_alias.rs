// rustc: an alias does not hide an option in the path

use jelou::prelude::*;

type MaybeBot = Option<BotId>;

#[jelou_endpoint(GET, "/v1/bots/{bot_id}", response = ())]
pub struct GetBot {
    pub bot_id: MaybeBot,
}

fn main() {}
