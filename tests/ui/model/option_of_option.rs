// a member is absent, null or a value

use jelou::prelude::*;

#[jelou_model]
pub struct Bot {
    pub note: Option<Option<String>>,
}

fn main() {}
