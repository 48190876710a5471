// rustc: a member without a form in JSON is reported once, whatever is derived beside

use jelou::prelude::*;

pub struct Plan;

#[jelou_endpoint(POST, "/v1/bots", response = ())]
#[derive(Clone, Debug)]
pub struct CreateBot {
    pub plan: Plan,
}

#[jelou_endpoint(PATCH, "/v1/bots", response = ())]
#[derive(Clone)]
pub struct ChangeBot {
    pub plan: Option<Plan>,
}

fn main() {
    let _ = CreateBot::new(Plan).clone();
}
