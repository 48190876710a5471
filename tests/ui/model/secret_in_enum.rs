// a variant has no secrets

use jelou::prelude::*;

#[jelou_model]
#[serde(tag = "type")]
pub enum Login {
    Password {
        #[secret]
        password: String,
    },
}

fn main() {}
