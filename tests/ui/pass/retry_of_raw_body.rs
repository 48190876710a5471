// bytes are kept in memory, so they can be sent again

use bytes::Bytes;
use jelou::prelude::*;

#[jelou_endpoint(PUT, "/v1/files/{file}", response = (), content_type = "text/csv", retry = idempotent)]
pub struct Upload {
    pub file: String,
    #[raw_body]
    pub content: Bytes,
}

#[jelou_endpoint(POST, "/v1/files", response = (), content_type = "text/csv",
    idempotent_with = request_id)]
pub struct Create {
    #[header("X-Request-Id")]
    pub request_id: String,
    #[raw_body]
    pub content: String,
}

pub fn main() {
    let request = jelou::wire::encode(&Upload::new("a", "1,2")).expect("encodes");
    assert_eq!(request.body(), "1,2");
    let request = jelou::wire::encode(&Create::new("r", "1,2")).expect("encodes");
    assert_eq!(request.headers()["content-type"], "text/csv");
}
