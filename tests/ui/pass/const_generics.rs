// requests have constant parameters

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/bots", response = ())]
pub struct Write<const N: usize, const STRICT: bool = true> {
    #[query]
    pub ids: [u64; N],
    pub grid: [[u8; 2]; 2],
}

pub fn main() {
    let request: Write<2> = Write::new([1, 2], [[1, 2], [3, 4]]);
    let request = jelou::wire::encode(&request).expect("encodes");
    assert_eq!(request.target(), "/v1/bots?ids=1&ids=2");
    assert_eq!(request.body(), r#"{"grid":[[1,2],[3,4]]}"#);
}
