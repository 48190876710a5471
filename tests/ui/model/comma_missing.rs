// commas separate the options of a model

use jelou::prelude::*;

#[jelou_model(rename_all = "snake_case" crate = ::jelou)]
pub struct Bot {
    pub bot_name: String,
}

fn main() {}
