// the fields of an endpoint have names

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots/{bot_id}", response = ())]
pub struct GetBot(BotId);

fn main() {}
