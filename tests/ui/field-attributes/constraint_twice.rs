// `#[length]` stands once on a field

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/bots", response = ())]
pub struct CreateBot {
    #[length(1..)]
    #[length(..=24)]
    pub name: String,
}

fn main() {}
