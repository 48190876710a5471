// bytes are the whole answer

use bytes::Bytes;
use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/files/{file}", response = Bytes, envelope = "data")]
pub struct GetFile {
    pub file: String,
}

fn main() {}
