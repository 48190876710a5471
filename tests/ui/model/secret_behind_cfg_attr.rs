// a secret does not depend on a `cfg`

use jelou::prelude::*;

#[jelou_model]
pub struct Login {
    #[cfg_attr(unix, secret)]
    pub password: String,
}

fn main() {}
