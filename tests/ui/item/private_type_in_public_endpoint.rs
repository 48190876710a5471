// rustc: a private type is reported where it is written

#![deny(private_interfaces)]

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = Vec<Bot>)]
pub struct ListBots;

#[jelou_model]
struct Bot {
    name: String,
}

fn main() {}
