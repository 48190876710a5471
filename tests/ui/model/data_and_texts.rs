// an enum of texts has no other variants

use jelou::prelude::*;

#[jelou_model]
pub enum State {
    Open,
    Closed { reason: String },
}

fn main() {}
