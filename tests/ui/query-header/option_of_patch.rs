// a patch is not wrapped in an option

use jelou::prelude::*;

#[jelou_endpoint(PATCH, "/v1/bots/{bot_id}", response = ())]
pub struct ChangeBot {
    pub bot_id: BotId,
    pub note: Option<Patch<String>>,
}

fn main() {}
