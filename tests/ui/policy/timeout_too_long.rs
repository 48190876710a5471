// a timeout fits into 64 bits

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = (), timeout = "18446744073709551615m")]
pub struct ListBots;

fn main() {}
