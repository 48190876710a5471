// raw bytes have no members

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/rows", response = (), content_type = "text/csv")]
pub struct ImportRows {
    #[raw_body]
    pub csv: String,
    pub title: String,
}

fn main() {}
