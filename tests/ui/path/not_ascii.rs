// what is not ASCII is percent-encoded

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/señales/{bot_id}", response = ())]
pub struct ListSignals {
    pub bot_id: BotId,
}

fn main() {}
