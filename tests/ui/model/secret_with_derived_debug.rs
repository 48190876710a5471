// a derived `Debug` of a model would print the secret

use jelou::prelude::*;

#[jelou_model]
#[derive(Debug)]
pub struct Login {
    #[secret]
    pub password: String,
}

fn main() {}
