// an alias stands for one variant

use jelou::prelude::*;

#[jelou_model]
pub enum State {
    #[serde(alias = "done")]
    Closed,
    #[serde(alias = "done")]
    Deleted,
}

fn main() {}
