// a model is a type

use jelou::prelude::*;

#[jelou_model]
fn bot() {}

fn main() {}
