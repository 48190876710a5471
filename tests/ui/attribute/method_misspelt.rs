// a method that is nearly one

use jelou::prelude::*;

#[jelou_endpoint(PSOT, "/v1/bots", response = ())]
pub struct CreateBot {
    pub name: String,
}

fn main() {}
