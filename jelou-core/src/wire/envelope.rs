//! Finds the payload inside the envelope of a response.
//!
//! One pass finds the text of the payload without decoding it. The payload is then decoded on its
//! own, so an enveloped response follows the same rules as a bare one.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

/// Returns the text of the member at `path`, or `None` if it is missing, or an object on the way to
/// it is missing or null.
pub(super) fn find<'de>(
    text: &'de str,
    path: &[&str],
) -> Result<Option<&'de str>, serde_json::Error> {
    let mut json = serde_json::Deserializer::from_str(text);
    let payload = Payload { path }.deserialize(&mut json)?;
    json.end()?;
    Ok(payload.map(RawValue::get))
}

/// Returns the texts of the items of a list.
pub(super) fn items(list: &str) -> Result<Vec<&str>, serde_json::Error> {
    let items: Vec<&RawValue> = serde_json::from_str(list)?;
    Ok(items.into_iter().map(RawValue::get).collect())
}

struct Payload<'p> {
    path: &'p [&'p str],
}

impl<'de> DeserializeSeed<'de> for Payload<'_> {
    type Value = Option<&'de RawValue>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        if self.path.is_empty() {
            return <&RawValue>::deserialize(deserializer).map(Some);
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Payload<'_> {
    type Value = Option<&'de RawValue>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object with the member `{}`", self.path.join("."))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut payload = None;
        while let Some(name) = map.next_key_seed(Name)? {
            if self.path.first().is_some_and(|wanted| *wanted == &*name) {
                payload = map.next_value_seed(Payload {
                    path: &self.path[1..],
                })?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(payload)
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }
}

/// Reads a member name, borrowed if it has no escapes.
struct Name;

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Name {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a member name")
    }

    fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Self::Value, E> {
        Ok(name.into())
    }

    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        Ok(name.to_owned().into())
    }
}
