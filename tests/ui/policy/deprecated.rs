// deprecation is an attribute of the language

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = (), deprecated = "use v2")]
pub struct ListBots;

fn main() {}
