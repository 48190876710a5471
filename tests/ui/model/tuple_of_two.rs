// a tuple struct holds one value

use jelou::prelude::*;

#[jelou_model]
pub struct Position(f64, f64);

fn main() {}
