// the rename rules are those of serde

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = (), rename_all = "camelcase")]
pub struct ListBots {
    pub page_size: u32,
}

fn main() {}
