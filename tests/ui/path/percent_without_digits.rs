// two hexadecimal digits follow a percent sign

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/rates/100%/{bot_id}", response = ())]
pub struct GetRate {
    pub bot_id: BotId,
}

fn main() {}
