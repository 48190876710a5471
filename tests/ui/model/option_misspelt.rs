// an option of a model that is nearly one

use jelou::prelude::*;

#[jelou_model(rename_al = "snake_case")]
pub struct Bot {
    pub bot_name: String,
}

fn main() {}
