// a derived `Debug` would print the secret

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/tokens", response = ())]
#[derive(Debug)]
pub struct CreateToken {
    #[secret]
    pub password: String,
}

fn main() {}
