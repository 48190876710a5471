// rustc: a secret path value is a path value

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/tokens/{token}", response = ())]
pub struct GetToken {
    #[secret]
    pub token: std::time::Duration,
}

fn main() {}
