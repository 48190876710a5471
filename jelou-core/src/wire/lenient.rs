//! Functions for `#[serde(deserialize_with)]`, for members that servers write in more than one form.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer, StrDeserializer};
use serde::de::{Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// Reads a list; a single object or text counts as a list of one, and `null` as an empty list.
///
/// ```
/// use jelou_core::{jelou_model, wire::one_or_many};
///
/// #[jelou_model(crate = ::jelou_core)]
/// struct Response {
///     #[serde(default, deserialize_with = "one_or_many")]
///     message: Vec<String>,
/// }
///
/// let one: Response = serde_json::from_str(r#"{"message": "Bot not found"}"#)?;
/// let many: Response = serde_json::from_str(r#"{"message": ["Bot not found"]}"#)?;
/// assert_eq!(one.message, many.message);
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// # Errors
/// An item is not a `T`.
pub fn one_or_many<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    struct OneOrMany<T>(PhantomData<T>);

    impl<'de, T: Deserialize<'de>> Visitor<'de> for OneOrMany<T> {
        type Value = Vec<T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a list, or one item of it")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Vec<T>, A::Error> {
            Vec::deserialize(SeqAccessDeserializer::new(seq))
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Vec<T>, A::Error> {
            T::deserialize(MapAccessDeserializer::new(map)).map(|item| vec![item])
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<Vec<T>, E> {
            T::deserialize(StrDeserializer::new(text)).map(|item| vec![item])
        }

        fn visit_unit<E>(self) -> Result<Vec<T>, E> {
            Ok(Vec::new())
        }

        fn visit_none<E>(self) -> Result<Vec<T>, E> {
            Ok(Vec::new())
        }

        fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Vec<T>, D::Error> {
            deserializer.deserialize_any(self)
        }
    }

    deserializer.deserialize_any(OneOrMany(PhantomData))
}

/// Reads an object that the server writes as `[]` when it is empty, as servers in dynamic languages do
/// with maps. `null` is empty, too.
///
/// ```
/// use std::collections::BTreeMap;
/// use jelou_core::{jelou_model, wire::empty_list_as_none};
///
/// #[jelou_model(crate = ::jelou_core)]
/// struct Response {
///     #[serde(deserialize_with = "empty_list_as_none")]
///     labels: Option<BTreeMap<String, String>>,
/// }
///
/// let empty: Response = serde_json::from_str(r#"{"labels": []}"#)?;
/// assert_eq!(empty.labels, None);
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// # Errors
/// The list is not empty, or the object is not a `T`.
pub fn empty_list_as_none<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    struct Filled<T>(PhantomData<T>);

    impl<'de, T: Deserialize<'de>> Visitor<'de> for Filled<T> {
        type Value = Option<T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object, or an empty list in place of an empty object")
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Option<T>, A::Error> {
            T::deserialize(MapAccessDeserializer::new(map)).map(Some)
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Option<T>, A::Error> {
            match seq.next_element::<IgnoredAny>()? {
                None => Ok(None),
                Some(IgnoredAny) => Err(A::Error::custom(
                    "expected an object, found a list that is not empty",
                )),
            }
        }

        fn visit_unit<E>(self) -> Result<Option<T>, E> {
            Ok(None)
        }

        fn visit_none<E>(self) -> Result<Option<T>, E> {
            Ok(None)
        }

        fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
            deserializer.deserialize_any(self)
        }
    }

    deserializer.deserialize_any(Filled(PhantomData))
}

/// Reads a member whose `null` means the default, such as an empty list.
///
/// ```
/// use jelou_core::{jelou_model, wire::null_as_default};
///
/// #[jelou_model(crate = ::jelou_core)]
/// struct Page {
///     #[serde(default, deserialize_with = "null_as_default")]
///     results: Vec<u32>,
/// }
///
/// let page: Page = serde_json::from_str(r#"{"results": null}"#)?;
/// assert!(page.results.is_empty());
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// # Errors
/// The value is neither null nor a `T`.
pub fn null_as_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Default,
{
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

/// Reads a text that some responses write as a number, such as an id. `null` is absent.
///
/// ```
/// use jelou_core::{jelou_model, wire::text_or_number};
///
/// #[jelou_model(crate = ::jelou_core)]
/// struct Company {
///     #[serde(default, deserialize_with = "text_or_number")]
///     id: Option<String>,
/// }
///
/// let company: Company = serde_json::from_str(r#"{"id": 42}"#)?;
/// assert_eq!(company.id.as_deref(), Some("42"));
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// # Errors
/// The value is neither a text nor a number, or the number cannot be read without changing its digits: a
/// whole number beyond 64 bits, or one with a fraction or an exponent and more than 15 digits. Declare
/// a member with such numbers as `Box<serde_json::value::RawValue>`.
pub fn text_or_number<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: From<String>,
{
    /// The number of digits that a float keeps.
    const DIGITS: usize = f64::DIGITS as usize;

    struct Scalar<T>(PhantomData<T>);

    impl<'de, T: From<String>> Visitor<'de> for Scalar<T> {
        type Value = Option<T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a text or a number")
        }

        fn visit_str<E>(self, text: &str) -> Result<Option<T>, E> {
            Ok(Some(T::from(text.to_owned())))
        }

        fn visit_u64<E>(self, number: u64) -> Result<Option<T>, E> {
            Ok(Some(T::from(number.to_string())))
        }

        fn visit_i64<E>(self, number: i64) -> Result<Option<T>, E> {
            Ok(Some(T::from(number.to_string())))
        }

        fn visit_f64<E: Error>(self, number: f64) -> Result<Option<T>, E> {
            let text = number.to_string();
            let significant = text.trim_start_matches(['-', '0', '.']).bytes();
            // With more digits, the float may differ from the text of the response.
            if significant.filter(u8::is_ascii_digit).count() > DIGITS {
                return Err(E::custom(
                    "the number has more digits than can be read without changing them",
                ));
            }
            Ok(Some(T::from(text)))
        }

        fn visit_unit<E>(self) -> Result<Option<T>, E> {
            Ok(None)
        }

        fn visit_none<E>(self) -> Result<Option<T>, E> {
            Ok(None)
        }

        fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
            deserializer.deserialize_any(self)
        }
    }

    deserializer.deserialize_any(Scalar(PhantomData))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct Company {
        #[serde(default, deserialize_with = "text_or_number")]
        id: Option<String>,
    }

    fn id(json: &str) -> Result<Option<String>, serde_json::Error> {
        let company: Company = serde_json::from_str(&format!("{{\"id\": {json}}}"))?;
        Ok(company.id)
    }

    #[test]
    fn a_number_becomes_its_own_digits_or_an_error() {
        for number in [
            "0",
            "-7",
            "1.5",
            "0.1",
            "18446744073709551615",
            "-9223372036854775808",
            "9007199254740993",
            "-0.00123456789012345",
        ] {
            assert_eq!(id(number).unwrap().as_deref(), Some(number));
        }
        for number in [
            "18446744073709551616",
            "18446744073709551617",
            "-9223372036854775809",
            "9007199254740993.0",
            "4503599627370495.5",
            "0.12345678901234567",
            "1e20",
            "-1e300",
        ] {
            let error = id(number).unwrap_err().to_string();
            assert!(error.starts_with("the number has more digits"), "{error}");
        }
        assert_eq!(id("null").unwrap(), None);
        assert_eq!(
            id("\"18446744073709551617\"").unwrap().as_deref(),
            Some("18446744073709551617")
        );
        assert!(id("true").is_err());
    }
}
