// rustc: a path value is not a float

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/rates/{rate}", response = ())]
pub struct GetRate {
    pub rate: f64,
}

fn main() {}
