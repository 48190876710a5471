// 180: the ends of a limit are literals

use jelou::prelude::*;

const MAX: i64 = 24;

#[jelou_endpoint(POST, "/v1/bots", response = ())]
pub struct CreateBot {
    #[limit(1..=MAX)]
    pub name: String,
}

fn main() {}
