// one function serializes a field of a model

use jelou::prelude::*;

#[jelou_model]
pub struct Bot {
    #[length(1..=24)]
    #[serde(with = "upper_case")]
    pub name: String,
}

mod upper_case {
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&text.to_uppercase())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
        String::deserialize(deserializer)
    }
}

fn main() {}
