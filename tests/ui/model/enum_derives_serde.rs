// a string enum leaves serde to the macro

use jelou::prelude::*;

#[jelou_model]
#[derive(serde::Serialize, serde::Deserialize)]
pub enum State {
    Open,
    Closed,
}

fn main() {}
