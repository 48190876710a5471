// a POST is idempotent by a field

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/bots", response = (), retry = idempotent)]
pub struct CreateBot {
    pub name: String,
}

fn main() {}
