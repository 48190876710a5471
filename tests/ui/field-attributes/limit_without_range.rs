// 176: `#[limit]` has a range

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/bots", response = ())]
pub struct CreateBot {
    #[limit]
    pub name: String,
}

fn main() {}
