// a string enum is not `Copy`

use jelou::prelude::*;

#[jelou_model]
#[derive(Clone, Copy)]
pub enum State {
    Open,
    Closed,
}

fn main() {}
