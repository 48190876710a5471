// variants are renamed and aliased, no more

use jelou::prelude::*;

#[jelou_model]
pub enum State {
    Open,
    #[serde(skip)]
    Internal,
}

fn main() {}
