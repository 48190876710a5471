// the rename rule is set once

use jelou::prelude::*;

#[jelou_model(rename_all = "snake_case")]
#[serde(rename_all = "kebab-case")]
pub struct Bot {
    pub bot_name: String,
}

fn main() {}
