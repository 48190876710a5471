// a path value is not a tuple

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/map/{position}", response = ())]
pub struct GetPlace {
    pub position: (u32, u32),
}

fn main() {}
