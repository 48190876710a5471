// attributes of fields stand on fields

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/bots", response = ())]
#[query]
pub struct CreateBot {
    pub dry_run: bool,
}

fn main() {}
