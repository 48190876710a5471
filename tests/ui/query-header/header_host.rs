// the host belongs to the service

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots {
    #[header("Host")]
    pub host: String,
}

fn main() {}
