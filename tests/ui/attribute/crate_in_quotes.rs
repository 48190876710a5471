// `crate` takes a path without quotes

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = (), crate = "jelou")]
pub struct ListBots;

fn main() {}
