// attributes are written over many lines, by full paths, and beside others

use jelou::{BotId, jelou_model};

#[jelou::jelou_endpoint(
    GET,
    "/v1/bots/{bot_id}",

    // The response is not needed.
    response = (),
)]
#[derive(PartialEq)]
pub struct GetBot {
    pub bot_id: BotId,
    #[query(name = "expand", style = comma,)]
    pub expand: Option<Vec<String>>,
}

#[jelou_model()]
#[derive(PartialEq)]
pub struct Bot {
    pub name: String,
}

#[::jelou::jelou_model(rename_all = "snake_case")]
pub struct Room {
    pub bot: Bot,
}

pub fn main() {
    let request = jelou::wire::encode(&GetBot::new("b").expand(["a", "b"])).expect("encodes");
    assert_eq!(request.target(), "/v1/bots/b?expand=a,b");
    assert_eq!(Room::new(Bot::new("n")).bot, Bot::new("n"));
}
