// an option that is nearly one

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = (), tiemout = "5s")]
pub struct ListBots;

fn main() {}
