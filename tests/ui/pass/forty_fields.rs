// a request has forty fields

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/{f01}/{f02}", response = ())]
pub struct Wide {
    pub f01: u32,
    pub f02: u32,
    #[query]
    pub f03: u32,
    #[query]
    pub f04: u32,
    pub f05: u32,
    pub f06: u32,
    pub f07: u32,
    pub f08: u32,
    pub f09: u32,
    pub f10: u32,
    pub f11: u32,
    pub f12: u32,
    pub f13: u32,
    pub f14: u32,
    pub f15: u32,
    pub f16: u32,
    pub f17: u32,
    pub f18: u32,
    pub f19: u32,
    pub f20: u32,
    pub f21: Option<u32>,
    pub f22: Option<u32>,
    pub f23: Option<u32>,
    pub f24: Option<u32>,
    pub f25: Option<u32>,
    pub f26: Option<u32>,
    pub f27: Option<u32>,
    pub f28: Option<u32>,
    pub f29: Option<u32>,
    pub f30: Option<u32>,
    pub f31: Option<u32>,
    pub f32: Option<u32>,
    pub f33: Option<u32>,
    pub f34: Option<u32>,
    pub f35: Option<u32>,
    pub f36: Option<u32>,
    pub f37: Option<u32>,
    pub f38: Option<u32>,
    pub f39: Option<u32>,
    pub f40: Option<u32>,
}

pub fn main() {
    let request = Wide::new(
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20,
    )
    .f40(40);
    let request = jelou::wire::encode(&request).expect("encodes");
    assert_eq!(request.target(), "/v1/1/2?f03=3&f04=4");
    assert!(request.body().ends_with(br#""f20":20,"f40":40}"#));
}
