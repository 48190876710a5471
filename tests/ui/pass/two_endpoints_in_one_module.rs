// declarations of one module do not disturb each other

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots/{bot_id}", response = ())]
pub struct GetBot {
    pub bot_id: BotId,
}

#[jelou_endpoint(POST, "/v1/bots/{bot_id}", response = ())]
pub struct ChangeBot {
    pub bot_id: BotId,
    pub name: Option<String>,
}

#[jelou_endpoint(POST, "/v1/bots", response = (), rename_all = "snake_case")]
pub struct CreateBot {
    #[serde(flatten)]
    pub bot: Bot,
    pub bot_name: String,
}

#[jelou_endpoint(PUT, "/v1/bots", response = ())]
pub struct ReplaceBot {
    #[serde(flatten)]
    pub bot: Bot,
    pub bot_name: String,
}

#[jelou_model]
pub struct Bot {
    pub is_active: bool,
}

pub fn main() {
    let request = jelou::wire::encode(&CreateBot::new(Bot::new(true), "x")).expect("encodes");
    assert_eq!(request.body(), r#"{"isActive":true,"bot_name":"x"}"#);
    let request = jelou::wire::encode(&ReplaceBot::new(Bot::new(true), "x")).expect("encodes");
    assert_eq!(request.body(), r#"{"isActive":true,"botName":"x"}"#);
    assert_ne!(GetBot::METADATA.method, ChangeBot::METADATA.method);
}
