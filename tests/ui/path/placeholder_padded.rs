// a placeholder takes no width

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots/{number:>5}", response = ())]
pub struct GetBot {
    pub number: u32,
}

fn main() {}
