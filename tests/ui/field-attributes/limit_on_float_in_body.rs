// 185: a limit in the body measures a text, a list or a whole number

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/rates", response = ())]
pub struct CreateRate {
    #[limit(1..)]
    pub rate: f64,
}

fn main() {}
