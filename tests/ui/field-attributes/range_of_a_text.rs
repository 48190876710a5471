// a range is that of a whole number, a length that of a text or a list

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/bots/{name}", response = ())]
pub struct CreateBot<'a> {
    #[range(1..=24)]
    pub name: &'a str,
    #[range(..=10)]
    pub tags: Vec<String>,
    #[length(900..=3600)]
    pub ttl: Option<u64>,
}

#[jelou_model]
pub struct Bot {
    #[length(1..)]
    pub size: u32,
}

#[jelou_model]
pub struct Title(#[range(..=24)] String);

fn main() {}
