// 362: a limit in a model measures a text, a list or a whole number

use jelou::prelude::*;

#[jelou_model]
pub struct Rate {
    #[limit(1..)]
    pub rate: Option<f64>,
    #[limit(..=5)]
    pub total: u128,
}

fn used(rate: &Rate) -> String {
    serde_json::to_string(rate).unwrap_or_default()
}

fn main() {}
