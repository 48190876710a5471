// two placeholders share a segment where text stands between them

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/rooms/{country}-{number}/{file}.json", response = ())]
pub struct GetRoom {
    pub country: String,
    pub number: u32,
    pub file: String,
}

pub fn main() {
    let request = jelou::wire::encode(&GetRoom::new("e-c", 7_u32, "a.b")).expect("encodes");
    assert_eq!(request.target(), "/v1/rooms/e-c-7/a.b.json");
}
