// a model has the rename rules of serde

use jelou::prelude::*;

#[jelou_model(rename_all = "snakecase")]
pub struct Bot {
    pub bot_name: String,
}

fn main() {}
