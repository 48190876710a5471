// a model has something to write

use jelou::prelude::*;

#[jelou_model]
pub struct Nothing;

fn main() {}
