// an alias is another text than that of its variant

use jelou::prelude::*;

#[jelou_model]
pub enum State {
    #[serde(alias = "open")]
    Open,
}

fn main() {}
