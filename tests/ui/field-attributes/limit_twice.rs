// 182: `#[limit]` stands once on a field

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/bots", response = ())]
pub struct CreateBot {
    #[limit(1..)]
    #[limit(..=24)]
    pub name: String,
}

fn main() {}
