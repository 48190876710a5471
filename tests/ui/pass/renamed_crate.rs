// the crate has another name

extern crate jelou as renamed;

use renamed::{jelou_endpoint, jelou_model};

#[jelou_endpoint(POST, "/v1/bots/{bot_id}", response = Bot, crate = ::renamed)]
pub struct CreateBot {
    pub bot_id: renamed::BotId,
    #[serde(flatten)]
    pub bot: Bot,
}

#[jelou_model(crate = ::renamed)]
pub struct Bot {
    pub name: String,
    #[length(1..)]
    pub label: Option<String>,
}

#[jelou_model(crate = ::renamed)]
pub enum State {
    Open,
    Closed,
}

fn main() {
    let request = renamed::wire::encode(&CreateBot::new("b", Bot::new("n"))).expect("encodes");
    assert_eq!(request.body(), r#"{"name":"n"}"#);
    assert_eq!(State::Open.as_str(), "open");
}
