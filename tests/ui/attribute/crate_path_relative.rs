// the path of `crate` is absolute

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = (), crate = self::reexported)]
pub struct ListBots;

mod reexported {
    pub use jelou::*;
}

fn main() {}
