// the path is a literal, not a constant

use jelou::prelude::*;

const PATH: &str = "/v1/bots";

#[jelou_endpoint(GET, PATH, response = ())]
pub struct ListBots;

fn main() {}
