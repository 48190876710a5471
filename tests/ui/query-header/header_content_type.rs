// the content type belongs to the declaration

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/bots", response = ())]
pub struct CreateBot {
    pub name: String,
    #[header("Content-Type")]
    pub kind: String,
}

fn main() {}
