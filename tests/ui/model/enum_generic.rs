// a string enum has no generics

use jelou::prelude::*;

#[jelou_model]
pub enum State<T> {
    Open,
    Closed,
}

fn main() {}
