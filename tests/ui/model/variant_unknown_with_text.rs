// the variant `Unknown(String)` is added by the macro

use jelou::prelude::*;

#[jelou_model]
pub enum State {
    Open,
    Closed,
    Unknown(String),
}

fn main() {}
