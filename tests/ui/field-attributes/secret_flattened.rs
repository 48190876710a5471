// a secret is a member of its own

use jelou::prelude::*;

#[jelou_model]
pub struct Login {
    pub password: String,
}

#[jelou_endpoint(POST, "/v1/tokens", response = ())]
pub struct CreateToken {
    #[secret]
    #[serde(flatten)]
    pub login: Login,
}

fn main() {}
