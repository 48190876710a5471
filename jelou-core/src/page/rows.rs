//! Recognizes a repeated page by its rows.

use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

/// The number of objects that the rows may be inside of.
const DEEPEST: usize = 8;

/// Returns a hash of the rows of a page that has `length` of them.
///
/// The rows are the lists of that length. What is around them, such as the time or the number of the
/// page, may differ though the rows are the same. If no list has the length, the whole body counts.
pub(super) fn hash_of_rows(body: &[u8], length: usize) -> u64 {
    let mut hasher = DefaultHasher::new();
    let found =
        std::str::from_utf8(body).is_ok_and(|json| hash_lists(json, length, DEEPEST, &mut hasher));
    if !found {
        body.hash(&mut hasher);
    }
    hasher.finish()
}

/// Hashes the lists of this length, and returns whether there was one.
fn hash_lists(json: &str, length: usize, depth: usize, hasher: &mut DefaultHasher) -> bool {
    let json = json.trim_ascii();
    let Some(depth) = depth.checked_sub(1) else {
        return false;
    };
    let mut inside = |values: Vec<&RawValue>| {
        let mut found = false;
        for value in values {
            found |= hash_lists(value.get(), length, depth, hasher);
        }
        found
    };
    match json.as_bytes().first() {
        Some(b'{') => serde_json::from_str(json).is_ok_and(|Members(values)| inside(values)),
        Some(b'[') => match serde_json::from_str::<Vec<&RawValue>>(json) {
            Ok(items) if items.len() == length => {
                json.hash(hasher);
                true
            }
            // A list may stand in place of its only item.
            Ok(items) if items.len() == 1 => inside(items),
            _ => false,
        },
        _ => false,
    }
}

/// The values of an object, in their order.
struct Members<'j>(Vec<&'j RawValue>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Values;

        impl<'de> Visitor<'de> for Values {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members<'de>, A::Error> {
                let mut values = Vec::new();
                while let Some((IgnoredAny, value)) = map.next_entry()? {
                    values.push(value);
                }
                Ok(Members(values))
            }
        }

        deserializer.deserialize_map(Values)
    }
}

#[cfg(test)]
mod tests {
    use super::hash_of_rows;

    fn are_equal(one: &str, other: &str, length: usize) -> bool {
        hash_of_rows(one.as_bytes(), length) == hash_of_rows(other.as_bytes(), length)
    }

    #[test]
    fn only_the_rows_count() {
        let rows = [
            ("[1, 2]", "[1, 2]"),
            (
                r#"{"at": 1, "rows": [1, 2]}"#,
                r#"{"at": 2, "rows": [1, 2]}"#,
            ),
            (
                r#"{"data": {"at": [1], "rows": [1, [2]]}}"#,
                r#"{"data": {"at": [2], "rows": [1, [2]]}}"#,
            ),
            (
                r#"[{"at": 1, "rows": [1, 2]}]"#,
                r#"[{"at": 2, "rows": [1, 2]}]"#,
            ),
        ];
        for (one, other) in rows {
            assert!(are_equal(one, other, 2), "{one} {other}");
        }
        let others = [
            ("[1, 2]", "[1, 3]"),
            // A map of rows has no list of their length.
            (
                r#"{"rows": {"a": 1, "b": 2}}"#,
                r#"{"rows": {"a": 1, "b": 3}}"#,
            ),
            (
                r#"{"names": [1, 2], "rows": [1, 2]}"#,
                r#"{"names": [1, 2], "rows": [1, 3]}"#,
            ),
            ("<p>1", "<p>2"),
            ("\"1", "\"2"),
        ];
        for (one, other) in others {
            assert!(!are_equal(one, other, 2), "{one} {other}");
        }
    }

    #[test]
    fn what_is_nested_deeply_is_not_looked_into() {
        let deep = |row| format!("{}{row}{}", "[".repeat(100_000), "]".repeat(100_000));
        assert!(!are_equal(&deep("1"), &deep("2"), 2));
    }
}
