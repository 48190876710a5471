// two parts do not share a name

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/files", response = ())]
pub struct Upload {
    #[part("file")]
    pub first: Vec<u8>,
    #[part("file")]
    pub second: Vec<u8>,
}

fn main() {}
