// `#[secret]` stands once on a field

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/tokens", response = ())]
pub struct CreateToken {
    #[secret]
    #[secret]
    pub password: String,
}

fn main() {}
