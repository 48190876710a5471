// a content type is a type and a subtype

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/rows", response = (), content_type = "csv")]
pub struct ImportRows {
    #[raw_body]
    pub csv: String,
}

fn main() {}
