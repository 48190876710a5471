// a multipart body has no members

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/files", response = ())]
pub struct Upload {
    #[part("file")]
    pub content: Vec<u8>,
    pub title: String,
}

fn main() {}
