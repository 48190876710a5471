// a range in a model is that of a whole number of 64 bits

use jelou::prelude::*;

#[jelou_model]
pub struct Rate {
    #[range(1..)]
    pub rate: Option<f64>,
    #[range(..=5)]
    pub total: u128,
}

fn used(rate: &Rate) -> String {
    serde_json::to_string(rate).unwrap_or_default()
}

fn main() {}
