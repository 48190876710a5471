// the location of a field does not depend on a `cfg`

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/bots", response = ())]
pub struct CreateBot {
    #[cfg_attr(unix, query)]
    pub dry_run: bool,
}

fn main() {}
