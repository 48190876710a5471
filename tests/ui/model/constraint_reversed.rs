// a range in a model goes from the smaller to the larger end

use jelou::prelude::*;

#[jelou_model]
pub struct Name(#[length(24..=1)] String);

fn main() {}
