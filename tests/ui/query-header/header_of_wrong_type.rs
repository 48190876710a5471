// rustc: a header has a text form

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots {
    #[header("X-Wait")]
    pub wait: std::time::Duration,
}

fn main() {}
