// a body is multipart or bytes

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/files", response = (), content_type = "text/csv")]
pub struct Upload {
    #[raw_body]
    pub csv: String,
    #[part]
    pub title: String,
}

fn main() {}
