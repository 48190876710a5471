// unmarked fields go to the query or to the body, by the method or by `unmarked`

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots {
    pub is_active: bool,
}

#[jelou_endpoint(POST, "/v1/bots", response = ())]
pub struct CreateBot {
    pub is_active: bool,
}

#[jelou_endpoint(DELETE, "/v1/bots", response = (), unmarked = body)]
pub struct DeleteBots {
    pub bot_ids: Vec<u64>,
}

#[jelou_endpoint(POST, "/v1/bots/search", response = (), unmarked = query, retry = safe)]
pub struct SearchBots {
    pub bot_name: String,
}

pub fn main() {
    let request = jelou::wire::encode(&ListBots::new(true)).expect("encodes");
    assert_eq!(request.target(), "/v1/bots?isActive=true");
    let request = jelou::wire::encode(&CreateBot::new(true)).expect("encodes");
    assert_eq!(request.body(), r#"{"isActive":true}"#);
    let request = jelou::wire::encode(&DeleteBots::new([1, 2])).expect("encodes");
    assert_eq!(request.body(), r#"{"botIds":[1,2]}"#);
    let request = jelou::wire::encode(&SearchBots::new("x")).expect("encodes");
    assert_eq!(request.target(), "/v1/bots/search?botName=x");
}
