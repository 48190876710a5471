// a length has an end

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/bots", response = ())]
pub struct CreateBot {
    #[length(..)]
    pub name: String,
}

fn main() {}
