// 179: a limit goes from the smaller to the larger end

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/bots", response = ())]
pub struct CreateBot {
    #[limit(24..=1)]
    pub name: String,
}

fn main() {}
