// a path value is no patch

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots/{bot_id}", response = ())]
pub struct GetBot {
    pub bot_id: Patch<String>,
}

fn main() {}
