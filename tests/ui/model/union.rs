// a model is not a union

use jelou::prelude::*;

#[jelou_model]
pub union Number {
    pub whole: u32,
    pub real: f32,
}

fn main() {}
