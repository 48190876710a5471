// multipart writes its own content type

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/files", response = (), content_type = "multipart/form-data")]
pub struct Upload {
    #[part]
    pub content: Vec<u8>,
}

fn main() {}
