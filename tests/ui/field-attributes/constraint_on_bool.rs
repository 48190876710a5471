// a range is that of a whole number

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots {
    #[range(1..)]
    pub active: bool,
}

fn main() {}
