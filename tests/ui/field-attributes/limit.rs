// constraints are `#[length]` and `#[range]`; there is no `#[limit]`

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/bots/{name}", response = ())]
pub struct CreateBot {
    #[limit(1..=24)]
    pub name: String,
    #[limit(..=3600)]
    pub ttl: Option<u64>,
    #[limit(1..)]
    pub owner: UserId,
    #[limit(0.5)]
    pub rate: f64,
    #[limit]
    pub tags: Vec<String>,
}

#[jelou_model]
pub struct Title(#[limit(..=24)] String);

fn main() {}
