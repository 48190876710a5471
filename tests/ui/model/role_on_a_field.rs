// only fields of endpoints have a location in the request

use jelou::prelude::*;

#[jelou_model]
pub struct Bot {
    #[query("botName")]
    pub name: String,
}

fn main() {}
