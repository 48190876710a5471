// the path is a literal, not a macro call

use jelou::prelude::*;

#[jelou_endpoint(GET, concat!("/v1", "/bots"), response = ())]
pub struct ListBots;

fn main() {}
