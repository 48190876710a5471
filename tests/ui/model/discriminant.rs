// a string enum has no discriminants

use jelou::prelude::*;

#[jelou_model]
pub enum State {
    Open = 1,
    Closed = 2,
}

fn main() {}
