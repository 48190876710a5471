// attributes of fields stand on fields of a model, too

use jelou::prelude::*;

#[jelou_model]
#[secret]
pub struct Login {
    pub password: String,
}

fn main() {}
