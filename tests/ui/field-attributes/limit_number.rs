// 177: a limit is a range, not a number

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/bots", response = ())]
pub struct CreateBot {
    #[limit(24)]
    pub name: String,
}

fn main() {}
