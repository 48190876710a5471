// rustc: serde reports a member without a form in JSON where only one side has another type

use jelou::prelude::*;

#[derive(Clone, Debug)]
pub struct Plan;

#[jelou_model]
#[serde(into = "String")]
pub struct Written {
    pub plan: Plan,
}

impl From<Written> for String {
    fn from(_: Written) -> Self {
        "plan".into()
    }
}

#[jelou_model]
#[serde(from = "String")]
pub struct Read {
    pub plan: Plan,
}

impl From<String> for Read {
    fn from(_: String) -> Self {
        Self { plan: Plan }
    }
}

fn main() {}
