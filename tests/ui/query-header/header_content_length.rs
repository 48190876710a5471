// the transport counts the bytes

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/bots", response = ())]
pub struct CreateBot {
    pub name: String,
    #[header("Content-Length")]
    pub length: u64,
}

fn main() {}
