// the field that makes a repetition harmless is called by its name in Rust

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/bots", response = (), idempotent_with = "X-Request-Id")]
pub struct CreateBot {
    #[header("X-Request-Id")]
    pub request_id: String,
}

fn main() {}
