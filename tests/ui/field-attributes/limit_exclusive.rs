// 178: a limit includes both ends

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/bots", response = ())]
pub struct CreateBot {
    #[limit(1..24)]
    pub name: String,
}

fn main() {}
