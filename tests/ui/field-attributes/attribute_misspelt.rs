// an attribute that is nearly one of ours

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/bots", response = ())]
pub struct CreateBot {
    #[qurey]
    pub dry_run: bool,
}

fn main() {}
