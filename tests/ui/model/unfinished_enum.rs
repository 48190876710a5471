// rustc: an unfinished model: a variant is missing

use jelou::prelude::*;

#[jelou_model]
pub enum State {
    Open,
    #[serde(rename = "closed")]
}

fn main() {}
