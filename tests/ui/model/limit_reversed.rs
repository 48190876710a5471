// 302: a limit in a model goes from the smaller to the larger end

use jelou::prelude::*;

#[jelou_model]
pub struct Name(#[limit(24..=1)] String);

fn main() {}
