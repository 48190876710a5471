// rustc: a length is that of what implements `HasLength`

use jelou::prelude::*;

#[jelou_model]
pub struct Plan {
    pub name: String,
}

#[jelou_endpoint(POST, "/v1/bots", response = Bot)]
pub struct CreateBot {
    #[length(1..)]
    pub plan: Option<Plan>,
}

#[jelou_model]
pub struct Bot {
    #[length(1..)]
    pub plan: Plan,
    #[length(1..)]
    pub past_plans: Vec<Plan>,
}

fn main() {}
