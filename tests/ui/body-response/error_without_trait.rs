// rustc: the error type implements `ApiError`

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = (), error = BotError)]
pub struct ListBots;

#[jelou_model]
pub struct BotError {
    pub reason: String,
}

fn main() {}
