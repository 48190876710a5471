//! Documented limits, checked before anything is sent: `#[limit(1..=24)]`.

use std::borrow::Cow;
use std::fmt;

use serde::ser::Error as _;
use serde::{Serialize, Serializer};

use super::encode::RequestEncoder;
use super::error::EncodeError;
use super::redact::serialize_secret;
use crate::patch::Patch;

/// How much a value holds, in its own unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Measure {
    /// Unicode characters of a text.
    Characters(usize),
    /// Items of a list.
    Items(usize),
    /// The value of a whole number.
    Number(i128),
}

impl Measure {
    /// Whether the measure lies from `min` to `max`, both included; in words if not.
    ///
    /// # Errors
    /// The rule and what was found.
    pub fn check(self, min: i64, max: i64) -> Result<(), String> {
        let (amount, verbs, unit) = match self {
            Self::Characters(count) => (count as i128, ("have", "has"), " character"),
            Self::Items(count) => (count as i128, ("have", "has"), " item"),
            Self::Number(value) => (value, ("be", "is"), ""),
        };
        if (i128::from(min)..=i128::from(max)).contains(&amount) {
            return Ok(());
        }
        let bounds = match (min, max) {
            (min, i64::MAX) => format!("at least {}", Counted(min, unit)),
            (i64::MIN | 0, max) => format!("at most {}", Counted(max, unit)),
            (min, max) if min == max => format!("exactly {}", Counted(min, unit)),
            (min, max) => format!("{min} to {}", Counted(max, unit)),
        };
        Err(format!("must {} {bounds}, {} {amount}", verbs.0, verbs.1))
    }
}

/// A number with its unit, in the plural where it is not one.
struct Counted(i64, &'static str);

impl fmt::Display for Counted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = if self.0 == 1 || self.1.is_empty() {
            ""
        } else {
            "s"
        };
        write!(f, "{}{}{plural}", self.0, self.1)
    }
}

/// A value that `#[limit(..)]` can measure: text by characters, lists by items, whole numbers by
/// value. An absent option is not measured.
#[diagnostic::on_unimplemented(
    message = "`#[limit]` cannot measure `{Self}`",
    label = "not a text, a list or a whole number",
    note = "implement `Measured` for a type of your own"
)]
pub trait Measured {
    /// The measure, or nothing where the value is absent.
    fn measure(&self) -> Option<Measure>;
}

macro_rules! impl_measured {
    (number: $($type:ty)*) => {$(
        impl Measured for $type {
            fn measure(&self) -> Option<Measure> {
                i128::try_from(*self).ok().map(Measure::Number)
            }
        }
    )*};
    (items: $([$($generics:tt)*] $type:ty),*) => {$(
        impl<T, $($generics)*> Measured for $type {
            fn measure(&self) -> Option<Measure> {
                Some(Measure::Items(self.len()))
            }
        }
    )*};
}

impl_measured!(number: u8 u16 u32 u64 usize i8 i16 i32 i64 isize);
impl_measured!(items: [] Vec<T>, [] [T], [const N: usize] [T; N], [] std::collections::BTreeSet<T>,
    [S] std::collections::HashSet<T, S>, [V] std::collections::BTreeMap<T, V>,
    [V, S] std::collections::HashMap<T, V, S>);

impl Measured for str {
    fn measure(&self) -> Option<Measure> {
        Some(Measure::Characters(self.chars().count()))
    }
}

impl Measured for String {
    fn measure(&self) -> Option<Measure> {
        self.as_str().measure()
    }
}

impl<T: Measured + ToOwned + ?Sized> Measured for Cow<'_, T> {
    fn measure(&self) -> Option<Measure> {
        T::measure(self)
    }
}

impl<T: Measured + ?Sized> Measured for &T {
    fn measure(&self) -> Option<Measure> {
        T::measure(self)
    }
}

impl<T: Measured + ?Sized> Measured for Box<T> {
    fn measure(&self) -> Option<Measure> {
        T::measure(self)
    }
}

impl<T: Measured> Measured for Option<T> {
    fn measure(&self) -> Option<Measure> {
        self.as_ref().and_then(T::measure)
    }
}

impl<T: Measured> Measured for Patch<T> {
    fn measure(&self) -> Option<Measure> {
        self.value().and_then(T::measure)
    }
}

fn check<T: Measured + ?Sized>(value: &T, min: i64, max: i64) -> Result<(), String> {
    value
        .measure()
        .map_or(Ok(()), |measure| measure.check(min, max))
}

/// `serialize_with` of a member with `#[limit]`. The type of the value has no name among the
/// arguments: a wrong one is reported at the value.
#[doc(hidden)]
pub fn serialize_limited<S: Serializer, const MIN: i64, const MAX: i64>(
    value: &(impl Measured + Serialize + ?Sized),
    serializer: S,
) -> Result<S::Ok, S::Error> {
    check(value, MIN, MAX).map_err(S::Error::custom)?;
    value.serialize(serializer)
}

/// `serialize_with` of a member with `#[limit]` and `#[secret]`.
#[doc(hidden)]
pub fn serialize_secret_limited<S: Serializer, const MIN: i64, const MAX: i64>(
    value: &(impl Measured + Serialize + ?Sized),
    serializer: S,
) -> Result<S::Ok, S::Error> {
    check(value, MIN, MAX).map_err(S::Error::custom)?;
    serialize_secret(value, serializer)
}

/// The limit of a newtype that is written as text: fails where the value is outside.
#[doc(hidden)]
pub fn within_limit<T: Measured + ?Sized>(
    value: &T,
    min: Option<i64>,
    max: Option<i64>,
) -> fmt::Result {
    match limit_refusal(value, min, max) {
        None => Ok(()),
        Some(_) => Err(fmt::Error),
    }
}

/// What the limit of a newtype says of a value that is outside.
#[doc(hidden)]
pub fn limit_refusal<T: Measured + ?Sized>(
    value: &T,
    min: Option<i64>,
    max: Option<i64>,
) -> Option<String> {
    check(value, min.unwrap_or(i64::MIN), max.unwrap_or(i64::MAX)).err()
}

impl RequestEncoder {
    /// Checks the limit of a path, query or header field.
    ///
    /// # Errors
    /// The value is outside the limit.
    pub fn check_limit<T: Measured + ?Sized>(
        &self,
        field: &'static str,
        value: &T,
        min: Option<i64>,
        max: Option<i64>,
    ) -> Result<(), EncodeError> {
        check(value, min.unwrap_or(i64::MIN), max.unwrap_or(i64::MAX))
            .map_err(|reason| EncodeError::new(field, reason))
    }
}
