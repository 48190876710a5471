// rustc: a raw body is text or bytes

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/rows", response = (), content_type = "text/csv")]
pub struct ImportRows {
    #[raw_body]
    pub rows: Vec<String>,
}

fn main() {}
