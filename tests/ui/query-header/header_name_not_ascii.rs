// a header name is ASCII

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots {
    #[header("X-Señal")]
    pub signal: String,
}

fn main() {}
