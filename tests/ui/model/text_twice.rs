// a text stands for one variant

use jelou::prelude::*;

#[jelou_model]
pub enum State {
    Open,
    #[serde(rename = "open")]
    Opened,
}

fn main() {}
