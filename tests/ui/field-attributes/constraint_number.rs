// a length is a range, not a number

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/bots", response = ())]
pub struct CreateBot {
    #[length(24)]
    pub name: String,
}

fn main() {}
