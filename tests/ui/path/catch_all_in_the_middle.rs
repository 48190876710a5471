// a placeholder is one segment

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/files/{*rest}/versions", response = ())]
pub struct ListVersions {
    pub rest: String,
}

fn main() {}
