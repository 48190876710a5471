// a rename rule stands in quotes

use jelou::prelude::*;

#[jelou_model(rename_all = snake_case)]
pub struct Bot {
    pub bot_name: String,
}

fn main() {}
