// a length goes from the smaller to the larger end

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/bots", response = ())]
pub struct CreateBot {
    #[length(24..=1)]
    pub name: String,
}

fn main() {}
