//! Helpers for members that servers write in more than one way, for `#[serde(deserialize_with)]`.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer, StrDeserializer};
use serde::de::{Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// Reads a list; a single object or text counts as a list of one, and `null` as an empty list.
///
/// ```
/// use jelou_core::{jelou_model, wire::one_or_many};
///
/// #[jelou_model(crate = ::jelou_core)]
/// struct Answer {
///     #[serde(default, deserialize_with = "one_or_many")]
///     message: Vec<String>,
/// }
///
/// let one: Answer = serde_json::from_str(r#"{"message": "Bot not found"}"#)?;
/// let many: Answer = serde_json::from_str(r#"{"message": ["Bot not found"]}"#)?;
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
    struct Items<T>(PhantomData<T>);

    impl<'de, T: Deserialize<'de>> Visitor<'de> for Items<T> {
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

        fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Vec<T>, E> {
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

    deserializer.deserialize_any(Items(PhantomData))
}

/// Reads a member that is an object when it is filled and `[]` when it is empty, as servers in
/// dynamic languages write their maps. `null` is empty, too.
///
/// ```
/// use std::collections::BTreeMap;
/// use jelou_core::{jelou_model, wire::empty_list_as_none};
///
/// #[jelou_model(crate = ::jelou_core)]
/// struct Answer {
///     #[serde(deserialize_with = "empty_list_as_none")]
///     labels: Option<BTreeMap<String, String>>,
/// }
///
/// let empty: Answer = serde_json::from_str(r#"{"labels": []}"#)?;
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

/// Reads a text that some answers write as a number, such as an id. `null` is absent.
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
/// The value is neither a text nor a number.
pub fn text_or_number<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: From<String>,
{
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

        fn visit_f64<E>(self, number: f64) -> Result<Option<T>, E> {
            Ok(Some(T::from(number.to_string())))
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
