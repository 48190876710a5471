//! Finds out whether a type is a struct.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::forward_to_deserialize_any;

/// Returns whether `T` is a struct with named fields, or an option or newtype of one.
///
/// serde also reads such a struct from a list, by position. No JSON service means that: a list in
/// place of an object is a list of objects.
pub(super) fn is_struct<'de, T: Deserialize<'de>>() -> bool {
    matches!(T::deserialize(Probe), Err(Asked::Struct))
}

/// A deserializer that gives no value. Its error tells what the type asked for.
struct Probe;

#[derive(Debug)]
enum Asked {
    Struct,
    Other,
}

impl fmt::Display for Asked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for Asked {}

impl Error for Asked {
    fn custom<M: fmt::Display>(_: M) -> Self {
        Self::Other
    }
}

impl<'de> Deserializer<'de> for Probe {
    type Error = Asked;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Asked> {
        Err(Asked::Other)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Asked> {
        Err(Asked::Struct)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Asked> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Asked> {
        visitor.visit_some(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[derive(serde::Deserialize)]
    #[allow(dead_code)]
    struct Named {
        id: u32,
    }

    #[derive(serde::Deserialize)]
    #[allow(dead_code)]
    struct Newtype(Option<Named>);

    #[test]
    fn tells_structs_from_everything_else() {
        assert!(is_struct::<Named>());
        assert!(is_struct::<Newtype>());
        assert!(!is_struct::<Vec<Named>>());
        assert!(!is_struct::<BTreeMap<String, Named>>());
        assert!(!is_struct::<serde_json::Value>());
        assert!(!is_struct::<u32>());
        assert!(!is_struct::<(u32, u32)>());
    }
}
