// rustc: a field is declared once, and the compiler says so once

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/bots", response = ())]
pub struct CreateBot {
    pub name: String,
    pub name: Option<u32>,
    pub name: Vec<String>,
}

fn create(client: &Client) {
    let _ = CreateBot::new("a").send(client);
}

fn main() {}
