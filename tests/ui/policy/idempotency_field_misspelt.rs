// the field that makes a repetition harmless exists

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/bots", response = (), idempotent_with = requestid)]
pub struct CreateBot {
    #[header("X-Request-Id")]
    pub request_id: String,
    pub name: String,
}

fn main() {}
