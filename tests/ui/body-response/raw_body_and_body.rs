// a body is JSON or bytes

use jelou::prelude::*;

#[jelou_model]
pub struct Row {
    pub name: String,
}

#[jelou_endpoint(POST, "/v1/rows", response = (), content_type = "text/csv")]
pub struct ImportRows {
    #[raw_body]
    pub csv: Vec<u8>,
    #[body]
    pub first: Row,
}

fn main() {}
