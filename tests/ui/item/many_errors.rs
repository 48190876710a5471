// all errors of a declaration are reported in one build

use jelou::prelude::*;

#[jelou_endpoint(post, "/v1/bots/{bot_idd}", tiemout = "5s", cost = "2")]
pub struct CreateRoom {
    pub bot_id: BotId,
    #[query]
    #[header("X-Tenant")]
    pub tenant: String,
    #[qurey]
    pub dry_run: bool,
    #[header("X Trace")]
    pub trace: Option<String>,
}

fn main() {}
