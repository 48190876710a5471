// 184: a limit measures a text, a list or a whole number

use jelou::prelude::*;

#[jelou_endpoint(GET, "/v1/bots", response = ())]
pub struct ListBots {
    #[limit(1..)]
    pub active: bool,
}

fn main() {}
