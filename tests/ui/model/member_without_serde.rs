// 306: a member of a model is `Serialize` and `Deserialize`

use jelou::prelude::*;

#[derive(Clone, Debug)]
pub struct Owner;

#[jelou_model]
pub struct Bot {
    pub owner: Owner,
}

fn main() {}
