// rustc: a type that does not exist is reported at its name

use jelou::prelude::*;

#[jelou_model]
pub struct Bot {
    pub plan: Plna,
    pub rest: Vec<crate::Rset>,
}

#[jelou_model]
#[serde(tag = "type")]
pub enum Event {
    Chosen(Plna),
}

#[jelou_endpoint(POST, "/v1/bots", response = ())]
pub struct CreateBot {
    #[serde(flatten)]
    pub plan: Plna,
}

fn main() {}
