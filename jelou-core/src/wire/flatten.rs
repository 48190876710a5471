//! A struct or map that becomes several query pairs.

use std::fmt;

use serde::Serialize;
use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;

use super::inspect;
use super::redact::mask;
use crate::error::EncodeError;

type Pairs = Vec<(String, String)>;

/// The pairs of `value` in its order: a null gives none, a list one for each item. `None` where the
/// value is a secret in a printed form.
pub(super) fn pairs<T: Serialize + ?Sized>(value: &T) -> Result<Option<Pairs>, EncodeError> {
    inspect::inspect(value)?;
    if let Some(mask) = mask()
        && serde_json::to_value(value).is_ok_and(|value| value == mask)
    {
        return Ok(None);
    }
    let members: Members = serde_json::to_vec(value)
        .and_then(|json| serde_json::from_slice(&json))
        .map_err(|_| {
            EncodeError::new("", "only a struct or a map can be flattened into the query")
        })?;
    let mut pairs = Vec::with_capacity(members.0.len());
    for (name, value) in members.0 {
        match value {
            Value::Array(items) => {
                for item in items {
                    let text = scalar(&name, item)?;
                    pairs.extend(text.map(|text| (name.clone(), text)));
                }
            }
            value => {
                let text = scalar(&name, value)?;
                pairs.extend(text.map(|text| (name, text)));
            }
        }
    }
    Ok(Some(pairs))
}

fn scalar(name: &str, value: Value) -> Result<Option<String>, EncodeError> {
    match value {
        Value::Null => Ok(None),
        Value::Bool(flag) => Ok(Some(flag.to_string())),
        Value::Number(number) => Ok(Some(number.to_string())),
        Value::String(text) => Ok(Some(text)),
        Value::Array(_) | Value::Object(_) => Err(EncodeError::new(
            name.to_owned(),
            "a query value is a scalar or a list of scalars, not a nested structure",
        )),
    }
}

/// The members of an object in their order, which `serde_json::Map` would sort.
struct Members(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;

        impl<'de> Visitor<'de> for InOrder {
            type Value = Members;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }

            fn visit_unit<R: de::Error>(self) -> Result<Members, R> {
                Ok(Members(Vec::new()))
            }
        }

        deserializer.deserialize_any(InOrder)
    }
}
