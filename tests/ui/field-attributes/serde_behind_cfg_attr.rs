// what the macro does by itself does not depend on a `cfg`

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots {
    #[cfg_attr(any(), serde(rename = "tenantId"))]
    pub tenant: String,
    #[cfg_attr(unix, cfg(any()))]
    pub state: Option<String>,
}

#[jelou_endpoint(POST, "/v1/bots", response = ())]
pub struct CreateBot {
    #[cfg_attr(any(), serde(skip))]
    pub name: String,
}

#[jelou_model]
pub enum State {
    #[cfg_attr(any(), serde(rename = "OPEN"))]
    Open,
}

fn main() {}
