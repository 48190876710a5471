// `Unknown` keeps every other text

use jelou::prelude::*;

#[jelou_model]
pub enum State {
    Open,
    #[serde(other)]
    Rest,
}

fn main() {}
