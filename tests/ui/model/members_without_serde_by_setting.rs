// 365: a member without a form in JSON is reported once, whatever is derived or set beside

use jelou::prelude::*;
use serde::{Deserialize, Serialize};

pub struct Plan;

#[jelou_model]
#[derive(Clone, Debug)]
pub struct Printed {
    pub plan: Plan,
}

#[jelou_model]
#[derive(Serialize, Deserialize)]
pub struct Derived {
    pub plan: Plan,
}

#[jelou_model]
#[derive(Default)]
#[serde(default, deny_unknown_fields)]
pub struct Defaulted {
    pub plan: Option<Plan>,
}

#[jelou_model]
pub struct Generic<'a, T> {
    pub plan: Vec<Plan>,
    pub extra: T,
    pub name: std::borrow::Cow<'a, str>,
}

#[jelou_model]
#[serde(tag = "type")]
pub enum Event<T> {
    Changed { from: Plan, to: T },
    Closed,
}

fn main() {}
