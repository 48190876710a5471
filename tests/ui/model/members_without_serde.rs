// 353: each member of a model without a form in JSON is reported once, wherever it stands

use jelou::prelude::*;

pub struct Plan;

#[jelou_model]
pub struct Bot {
    pub plan: Option<Plan>,
    pub past_plans: Vec<Plan>,
    #[secret]
    pub next_plan: Plan,
    #[serde(flatten)]
    pub rest: Plan,
}

#[jelou_model]
pub struct Plans(pub Vec<Plan>);

#[jelou_model]
#[serde(tag = "type")]
pub enum Event {
    Changed { from: Plan, to: Box<Plan> },
    Chosen(Plan),
    Closed,
}

#[jelou_model]
pub struct Bots {
    pub bots: Vec<Bot>,
    pub plans: Plans,
    pub events: Vec<Event>,
}

fn main() {}
