// no setter of a model is named `new`

use jelou::prelude::*;

#[jelou_model]
pub struct Bot {
    pub name: String,
    pub new: Option<bool>,
}

fn main() {}
