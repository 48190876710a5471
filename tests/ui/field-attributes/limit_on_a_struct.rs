// 361: a limit measures what implements `Measured`

use jelou::prelude::*;

#[jelou_model]
pub struct Plan {
    pub name: String,
}

#[jelou_endpoint(POST, "/v1/bots", response = Bot)]
pub struct CreateBot {
    #[limit(1..)]
    pub plan: Option<Plan>,
}

#[jelou_model]
pub struct Bot {
    #[limit(1..)]
    pub plan: Plan,
    #[limit(1..)]
    pub past_plans: Vec<Plan>,
}

fn main() {}
