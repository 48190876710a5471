// rustc: a missing lifetime is reported once

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/bots/{bot_id}", response = ())]
pub struct CreateBot {
    pub bot_id: &str,
    pub name: Option<&str>,
}

#[jelou_model]
pub struct Bot {
    pub name: &str,
}

fn create(client: &Client) {
    let _ = CreateBot::new("a").name("b").send(client);
}

fn main() {}
