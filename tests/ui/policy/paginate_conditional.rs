// the page number exists under every `cfg`

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = Vec<String>, paginate = page)]
pub struct ListBots {
    #[cfg(unix)]
    pub page: Option<u32>,
}

fn main() {}
