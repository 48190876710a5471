// raw bytes need a content type

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/rows", response = ())]
pub struct ImportRows {
    #[raw_body]
    pub csv: Vec<u8>,
}

fn main() {}
