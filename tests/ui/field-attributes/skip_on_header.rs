// a header is not skipped by serde

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots {
    #[header("X-Trace")]
    #[serde(skip)]
    pub trace: Option<String>,
}

fn main() {}
