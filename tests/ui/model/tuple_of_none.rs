// a tuple struct is not empty

use jelou::prelude::*;

#[jelou_model]
pub struct Position();

fn main() {}
