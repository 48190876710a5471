// an enum has variants

use jelou::prelude::*;

#[jelou_model]
pub enum State {}

fn main() {}
