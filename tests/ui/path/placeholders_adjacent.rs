// text stands between two placeholders of one segment

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/rooms/{country}{number}", response = ())]
pub struct GetRoom {
    pub country: String,
    pub number: u32,
}

fn main() {}
