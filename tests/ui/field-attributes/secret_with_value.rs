// `#[secret]` takes no value

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/tokens", response = ())]
pub struct CreateToken {
    #[secret(true)]
    pub password: String,
}

fn main() {}
