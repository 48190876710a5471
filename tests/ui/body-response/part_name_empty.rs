// the name of a part is not empty

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/files", response = ())]
pub struct Upload {
    #[part("")]
    pub content: Vec<u8>,
}

fn main() {}
