// the credentials belong to the client

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots {
    #[header("Authorization")]
    pub token: String,
}

fn main() {}
