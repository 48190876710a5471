// a colon after a placeholder is literal text

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/bots/{bot_id}:close", response = ())]
pub struct CloseBot {
    pub bot_id: BotId,
}

pub fn main() {
    let request = jelou::wire::encode(&CloseBot::new("b")).expect("encodes");
    assert_eq!(request.target(), "/v1/bots/b:close");
}
