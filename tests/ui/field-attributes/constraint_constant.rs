// the ends of a length are literals

use jelou::prelude::*;

const MAX: i64 = 24;

#[jelou_endpoint(POST, "/v1/bots", response = ())]
pub struct CreateBot {
    #[length(1..=MAX)]
    pub name: String,
}

fn main() {}
