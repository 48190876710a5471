// the field that makes a repetition harmless is always there

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/bots", response = (), idempotent_with = request_id)]
pub struct CreateBot {
    pub request_id: Option<String>,
}

fn main() {}
