// a constraint checks what a newtype holds

use jelou::prelude::*;

#[jelou_model]
pub struct Number(u32);

#[jelou_endpoint(POST, "/v1/bots/{bot_id}", response = ())]
pub struct ChangeBot {
    #[length(1..=9)]
    pub bot_id: BotId,
    #[query]
    #[range(..=5)]
    pub number: Number,
    #[length(1..)]
    pub next: Option<BotId>,
}

pub fn main() {
    let request = ChangeBot::new("b", Number::from(5));
    assert!(jelou::wire::encode(&request).is_ok());
    let request = ChangeBot::new("b", Number::from(6));
    assert!(jelou::wire::encode(&request).is_err());
}
