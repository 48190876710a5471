// `#[jelou_model]` stands once

use jelou::prelude::*;

#[jelou_model]
#[jelou_model]
pub struct Bot {
    pub name: String,
}

fn main() {}
