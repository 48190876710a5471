// rustc: a missing bound is reported at the field

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots/{id}", response = ())]
pub struct GetBot<T> {
    pub id: T,
}

fn main() {}
