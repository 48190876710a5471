//! Any JSON, kept as its text.

use std::any::type_name;
use std::fmt;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

use super::decode::short_name;
use super::{exact, inspect, json_path};
use crate::error::{DecodeError, EncodeError};

/// Any JSON, kept as its text: each digit of each number, in the order in which the members came.
///
/// A `serde_json::Value` holds numbers in 64 bits. Where it would change one, the response is an error;
/// declare such a member as `Json`, which takes every number and reads it as the type that the caller
/// names. It cannot stand below `#[serde(flatten)]` nor in an untagged enum, which serde reads through a
/// copy of its own.
///
/// Two are equal where their values are: white space, escapes, the order of members and the way to write
/// a number do not count.
///
/// ```
/// use jelou_core::{Json, jelou_model};
///
/// #[jelou_model(crate = ::jelou_core)]
/// struct Payment {
///     details: Json,
/// }
///
/// let payment: Payment = serde_json::from_str(r#"{"details": {"cents": 18446744073709551617}}"#)?;
/// assert_eq!(payment.details.text(), r#"{"cents": 18446744073709551617}"#);
///
/// #[jelou_model(crate = ::jelou_core)]
/// struct Details {
///     cents: u128,
/// }
///
/// assert_eq!(payment.details.read::<Details>()?.cents, 18_446_744_073_709_551_617);
/// assert_eq!(Json::from("gold").read::<String>()?, "gold");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Json(Box<RawValue>);

impl Json {
    /// Writes a value as JSON.
    ///
    /// # Errors
    /// JSON cannot hold the value: a number is not finite, or a key of a map is no text.
    pub fn new<T: Serialize + ?Sized>(value: &T) -> Result<Self, EncodeError> {
        inspect::inspect(value)?;
        serde_json::value::to_raw_value(value)
            .map(Self)
            .map_err(|error| EncodeError::new("body", error.to_string()))
    }

    /// Returns the text as it came.
    pub fn text(&self) -> &str {
        self.0.get()
    }

    /// Reads the value as a `T`.
    ///
    /// # Errors
    /// It is not a `T`, or holds a number that a `serde_json::Value` in `T` would change.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, DecodeError> {
        exact::from_str(self.text()).map_err(|error| {
            let place = json_path::locate(self.text().as_bytes(), error.line(), error.column());
            DecodeError::json(&short_name(type_name::<T>()), place, &error)
        })
    }

    /// Returns the value with a text for each number; `None` if it is nested too deeply.
    fn comparable(&self) -> Option<Value> {
        serde_json::from_str(&exact::with_comparable_numbers(self.text())).ok()
    }
}

impl PartialEq for Json {
    fn eq(&self, other: &Self) -> bool {
        let are_equal = || Some(self.comparable()? == other.comparable()?);
        self.text() == other.text() || are_equal().unwrap_or(false)
    }
}

impl Eq for Json {}

/// Returns `null`.
impl Default for Json {
    fn default() -> Self {
        Self(RawValue::NULL.to_owned())
    }
}

/// Prints the text, as a `Value` does.
impl fmt::Debug for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

/// Prints the text as it came.
impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

macro_rules! from_value {
    ($($type:ty)*) => {$(
        impl From<$type> for Json {
            fn from(value: $type) -> Self {
                let json = serde_json::value::to_raw_value(&value);
                Self(json.expect("texts, flags, whole numbers and values are JSON"))
            }
        }
    )*};
}

// No floats: one that is not finite has no JSON, and `Json::new` says so.
from_value!(Value &str String bool u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);
