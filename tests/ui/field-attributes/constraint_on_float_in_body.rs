// a range in the body is that of a whole number

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/rates", response = ())]
pub struct CreateRate {
    #[range(1..)]
    pub rate: f64,
}

fn main() {}
