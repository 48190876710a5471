// an enum with data says how its variants are told apart

use jelou::prelude::*;

#[jelou_model]
pub enum Message {
    Text { text: String },
    Image { url: String },
}

fn main() {}
