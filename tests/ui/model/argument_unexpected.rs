// only options stand in `#[jelou_model]`

use jelou::prelude::*;

#[jelou_model("snake_case")]
pub struct Bot {
    pub bot_name: String,
}

fn main() {}
