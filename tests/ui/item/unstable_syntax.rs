// rustc: syntax that is not stable yet is reported by the compiler, once

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots {
    pub limit: u32 = 50,
}

fn main() {}
