// the path of `crate` is absolute in a model, too

use jelou::prelude::*;

#[jelou_model(crate = self::reexported)]
pub struct Bot {
    pub bot_name: String,
}

mod reexported {
    pub use jelou::*;
}

fn main() {}
