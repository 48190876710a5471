// one function serializes a field

use jelou::prelude::*;

#[jelou_endpoint(POST, "/v1/bots", response = ())]
pub struct CreateBot {
    #[length(1..=24)]
    #[serde(serialize_with = "upper_case")]
    pub name: String,
}

fn upper_case<S: serde::Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&text.to_uppercase())
}

fn main() {}
