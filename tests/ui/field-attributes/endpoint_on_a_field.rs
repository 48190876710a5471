// rustc: `#[jelou_endpoint]` stands on a struct, not on its field

use jelou::prelude::*;

pub struct Requests {
    #[jelou_endpoint(GET, "/v1/bots", response = ())]
    pub list: (),
}

fn main() {}
