// the variant `Unknown` is added by the macro

use jelou::prelude::*;

#[jelou_model]
pub enum State {
    Open,
    Closed,
    Unknown,
}

fn main() {}
