//! Flattens a struct or map into query pairs.

use std::fmt;

use serde::Serialize;
use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::inspect;
use super::redact::mask;
use crate::error::EncodeError;

type Pairs = Vec<(String, String)>;

/// Returns the pairs of `value` in its order: none for a null, one for each item of a list. Returns
/// `None` if the value is a secret that is being masked.
pub(super) fn pairs<T: Serialize + ?Sized>(value: &T) -> Result<Option<Pairs>, EncodeError> {
    inspect::inspect(value)?;
    if let Some(mask) = mask()
        && serde_json::to_value(value).is_ok_and(|value| value == mask)
    {
        return Ok(None);
    }
    // Text keeps every digit of a number; `serde_json::Value` does not.
    let json = serde_json::to_string(value).map_err(|_| not_flat())?;
    let members: OrderedMembers<'_> = serde_json::from_str(&json).map_err(|_| not_flat())?;
    let mut pairs = Vec::with_capacity(members.0.len());
    for (name, value) in members.0 {
        if value.get().starts_with('[') {
            let items: Vec<&RawValue> =
                serde_json::from_str(value.get()).map_err(|_| nested(&name))?;
            for item in items {
                let text = scalar(&name, item)?;
                pairs.extend(text.map(|text| (name.clone(), text)));
            }
        } else {
            let text = scalar(&name, value)?;
            pairs.extend(text.map(|text| (name, text)));
        }
    }
    Ok(Some(pairs))
}

/// Returns the text of a scalar: a number as JSON writes it, a string without its quotes.
fn scalar(name: &str, value: &RawValue) -> Result<Option<String>, EncodeError> {
    let json = value.get();
    match json.as_bytes().first() {
        Some(b'{' | b'[') | None => Err(nested(name)),
        Some(b'n') => Ok(None),
        Some(b'"') => serde_json::from_str(json)
            .map(Some)
            .map_err(|_| nested(name)),
        Some(_) => Ok(Some(json.to_owned())),
    }
}

#[cold]
fn not_flat() -> EncodeError {
    EncodeError::new("", "only a struct or a map can be flattened into the query")
}

#[cold]
fn nested(name: &str) -> EncodeError {
    EncodeError::new(
        name.to_owned(),
        "a query value is a scalar or a list of scalars, not a nested structure",
    )
}

/// The members of an object in their order. `serde_json::Map` would sort them.
struct OrderedMembers<'j>(Vec<(String, &'j RawValue)>);

impl<'de> Deserialize<'de> for OrderedMembers<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;

        impl<'de> Visitor<'de> for InOrder {
            type Value = OrderedMembers<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(
                self,
                mut map: A,
            ) -> Result<OrderedMembers<'de>, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(OrderedMembers(members))
            }

            fn visit_unit<R: de::Error>(self) -> Result<OrderedMembers<'de>, R> {
                Ok(OrderedMembers(Vec::new()))
            }
        }

        deserializer.deserialize_any(InOrder)
    }
}
