// rustc: the items of a response are `Deserialize`

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = Vec<Bot>)]
pub struct ListBots;

pub struct Bot {
    pub name: String,
}

fn main() {}
