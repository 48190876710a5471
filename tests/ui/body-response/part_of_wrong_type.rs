// rustc: a part is text, bytes or a file

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/files", response = ())]
pub struct Upload {
    #[part]
    pub wait: std::time::Duration,
}

fn main() {}
