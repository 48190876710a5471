// a placeholder at the end is one segment, too

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/files/{path..}", response = ())]
pub struct GetFile {
    pub path: String,
}

fn main() {}
