// no derive reads serde's attributes on an enum of texts, so the macro reports their errors

use jelou::prelude::*;

#[jelou_model]
#[serde(rename_al = "UPPERCASE")]
pub enum State {
    #[serde(rename_al = "OPEN")]
    Open,
    #[serde(rename = 5)]
    Closed,
    #[serde("gone")]
    Gone,
    #[serde(rename = "a", rename = "b")]
    Twice,
    #[serde(rename(serialize = "MOVED", deserialize = "moved"))]
    Moved,
}

#[jelou_model]
#[serde(deny_unknown_fields)]
pub enum Kind {
    Bot,
}

#[jelou_model]
#[serde(rename_all = "snakecase")]
pub enum Role {
    Admin,
}

fn main() {
    let _ = (State::Open, Kind::Bot, Role::Admin);
}
