// HEAD has no body

use jelou::prelude::*;

#[jelou_endpoint(HEAD, "/v1/rows", response = (), content_type = "text/csv")]
pub struct CheckRows {
    #[raw_body]
    pub csv: Vec<u8>,
}

fn main() {}
