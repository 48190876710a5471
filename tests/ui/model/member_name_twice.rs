// two members of a model do not share a name

use jelou::prelude::*;

#[jelou_model]
pub struct Bot {
    pub bot_name: String,
    #[serde(rename = "botName")]
    pub display_name: String,
}

fn main() {}
