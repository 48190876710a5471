// the response is the type of a success

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = Result<Vec<String>, BotError>)]
pub struct ListBots;

#[jelou_model]
pub struct BotError {
    pub reason: String,
}

fn main() {}
