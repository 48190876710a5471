// an option of a model is set once

use jelou::prelude::*;

#[jelou_model(rename_all = "snake_case", rename_all = "kebab-case")]
pub struct Bot {
    pub bot_name: String,
}

fn main() {}
