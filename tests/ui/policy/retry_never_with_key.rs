// the retry options agree

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/bots", response = (), retry = never, idempotent_with = request_id)]
pub struct CreateBot {
    pub request_id: String,
}

fn main() {}
