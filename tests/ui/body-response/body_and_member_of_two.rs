// each member beside a whole body is reported

use jelou::prelude::*;

#[jelou_model]
pub struct Bot {
    pub name: String,
}

#[jelou_endpoint(POST, "/v1/tenants/{tenant}/bots", response = ())]
pub struct CreateBot {
    pub tenant: String,
    pub dry_run: bool,
    #[body]
    pub bot: Bot,
    pub notify: Option<bool>,
}

fn main() {}
