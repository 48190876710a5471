//! Constraints of values, checked before anything is sent: `#[length(1..=24)]`, `#[range(900..=3600)]`.

use std::borrow::Cow;
use std::fmt;

use serde::ser::Error as _;
use serde::{Serialize, Serializer};

use super::encode::RequestEncoder;
use super::error::EncodeError;
use super::redact::serialize_secret;
use crate::patch::Patch;

/// The length of a text or of a list, in its own unit.
///
/// ```
/// use jelou_core::wire::Length;
///
/// assert!(Length::Characters(24).check(1, 24).is_ok());
/// let refusal = Length::Items(4).check(1, 3).unwrap_err();
/// assert_eq!(refusal, "must have 1 to 3 items, has 4");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Length {
    /// Unicode characters of a text.
    Characters(usize),
    /// Items of a list.
    Items(usize),
}

impl Length {
    /// Checks that the length lies from `min` to `max`, both included.
    ///
    /// # Errors
    /// The rule and the length that was found, in words.
    pub fn check(self, min: i64, max: i64) -> Result<(), String> {
        let (count, unit) = match self {
            Self::Characters(count) => (count, " character"),
            Self::Items(count) => (count, " item"),
        };
        let found = count as i128;
        if is_within(found, min, max) {
            return Ok(());
        }
        Err(format!(
            "must have {}, has {found}",
            Bounds { min, max, unit }
        ))
    }
}

/// Checks that a number lies from `min` to `max`, both included; in words if not.
fn check_number(number: i128, min: i64, max: i64) -> Result<(), String> {
    if is_within(number, min, max) {
        return Ok(());
    }
    let unit = "";
    Err(format!(
        "must be {}, is {number}",
        Bounds { min, max, unit }
    ))
}

fn is_within(found: i128, min: i64, max: i64) -> bool {
    (i128::from(min)..=i128::from(max)).contains(&found)
}

/// `1 to 24 characters`, `at most 3600`
struct Bounds {
    min: i64,
    max: i64,
    unit: &'static str,
}

impl fmt::Display for Bounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let &Self { min, max, unit } = self;
        match (min, max) {
            (min, i64::MAX) => write!(f, "at least {}", Counted(min, unit)),
            (i64::MIN | 0, max) => write!(f, "at most {}", Counted(max, unit)),
            (min, max) if min == max => write!(f, "exactly {}", Counted(min, unit)),
            (min, max) => write!(f, "{min} to {}", Counted(max, unit)),
        }
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

/// A value that `#[length(..)]` can check: a text by its characters, a list by its items. An absent
/// option is not checked.
///
/// String newtypes of `#[jelou_model]` implement it. So can a type of your own:
///
/// ```
/// use jelou_core::wire::{HasLength, Length};
///
/// struct Tags(Vec<String>);
///
/// impl HasLength for Tags {
///     fn length(&self) -> Option<Length> {
///         Some(Length::Items(self.0.len()))
///     }
/// }
/// # assert_eq!(Tags(vec![]).length(), Some(Length::Items(0)));
/// ```
#[diagnostic::on_unimplemented(
    message = "`#[length]` cannot check `{Self}`",
    label = "not a text or a list",
    note = "write `#[range(..)]` for a whole number, or implement `HasLength` for a type of your own"
)]
pub trait HasLength {
    /// Returns the length; `None` where the value is absent.
    fn length(&self) -> Option<Length>;
}

/// A value that `#[range(..)]` can check: a whole number. An absent option is not checked.
///
/// Integer newtypes of `#[jelou_model]` implement it. So can a type of your own:
///
/// ```
/// use jelou_core::wire::Numeric;
///
/// struct Cents(u32);
///
/// impl Numeric for Cents {
///     fn number(&self) -> Option<i128> {
///         Some(self.0.into())
///     }
/// }
/// # assert_eq!(Cents(5).number(), Some(5));
/// ```
#[diagnostic::on_unimplemented(
    message = "`#[range]` cannot check `{Self}`",
    label = "not a whole number",
    note = "write `#[length(..)]` for a text or a list, or implement `Numeric` for a type of your own"
)]
pub trait Numeric {
    /// Returns the value; `None` where it is absent.
    fn number(&self) -> Option<i128>;
}

macro_rules! impl_numeric {
    ($($type:ty)*) => {$(
        impl Numeric for $type {
            fn number(&self) -> Option<i128> {
                i128::try_from(*self).ok()
            }
        }
    )*};
}

macro_rules! impl_length_of_list {
    ($([$($generics:tt)*] $type:ty),*) => {$(
        impl<T, $($generics)*> HasLength for $type {
            fn length(&self) -> Option<Length> {
                Some(Length::Items(self.len()))
            }
        }
    )*};
}

impl_numeric!(u8 u16 u32 u64 usize i8 i16 i32 i64 isize);
impl_length_of_list!([] Vec<T>, [] [T], [const N: usize] [T; N], [] std::collections::BTreeSet<T>,
    [S] std::collections::HashSet<T, S>, [V] std::collections::BTreeMap<T, V>,
    [V, S] std::collections::HashMap<T, V, S>);

impl HasLength for str {
    fn length(&self) -> Option<Length> {
        Some(Length::Characters(self.chars().count()))
    }
}

impl HasLength for String {
    fn length(&self) -> Option<Length> {
        self.as_str().length()
    }
}

macro_rules! delegate {
    ($trait:ident $method:ident -> $output:ty) => {
        impl<T: $trait + ToOwned + ?Sized> $trait for Cow<'_, T> {
            fn $method(&self) -> Option<$output> {
                T::$method(self)
            }
        }

        impl<T: $trait + ?Sized> $trait for &T {
            fn $method(&self) -> Option<$output> {
                T::$method(self)
            }
        }

        impl<T: $trait + ?Sized> $trait for Box<T> {
            fn $method(&self) -> Option<$output> {
                T::$method(self)
            }
        }

        impl<T: $trait> $trait for Option<T> {
            fn $method(&self) -> Option<$output> {
                self.as_ref().and_then(T::$method)
            }
        }

        impl<T: $trait> $trait for Patch<T> {
            fn $method(&self) -> Option<$output> {
                self.value().and_then(T::$method)
            }
        }
    };
}

delegate!(HasLength length -> Length);
delegate!(Numeric number -> i128);

fn check_length<T: HasLength + ?Sized>(value: &T, min: i64, max: i64) -> Result<(), String> {
    value
        .length()
        .map_or(Ok(()), |length| length.check(min, max))
}

fn check_range<T: Numeric + ?Sized>(value: &T, min: i64, max: i64) -> Result<(), String> {
    value
        .number()
        .map_or(Ok(()), |number| check_number(number, min, max))
}

// The type of the value has no name among the arguments of the four serializers: a wrong one is
// reported at the value.

/// `serialize_with` of a member with `#[length]`.
#[doc(hidden)]
pub fn serialize_length<S: Serializer, const MIN: i64, const MAX: i64>(
    value: &(impl HasLength + Serialize + ?Sized),
    serializer: S,
) -> Result<S::Ok, S::Error> {
    check_length(value, MIN, MAX).map_err(S::Error::custom)?;
    value.serialize(serializer)
}

/// `serialize_with` of a member with `#[range]`.
#[doc(hidden)]
pub fn serialize_range<S: Serializer, const MIN: i64, const MAX: i64>(
    value: &(impl Numeric + Serialize + ?Sized),
    serializer: S,
) -> Result<S::Ok, S::Error> {
    check_range(value, MIN, MAX).map_err(S::Error::custom)?;
    value.serialize(serializer)
}

/// `serialize_with` of a member with `#[length]` and `#[secret]`.
#[doc(hidden)]
pub fn serialize_secret_length<S: Serializer, const MIN: i64, const MAX: i64>(
    value: &(impl HasLength + Serialize + ?Sized),
    serializer: S,
) -> Result<S::Ok, S::Error> {
    check_length(value, MIN, MAX).map_err(S::Error::custom)?;
    serialize_secret(value, serializer)
}

/// `serialize_with` of a member with `#[range]` and `#[secret]`.
#[doc(hidden)]
pub fn serialize_secret_range<S: Serializer, const MIN: i64, const MAX: i64>(
    value: &(impl Numeric + Serialize + ?Sized),
    serializer: S,
) -> Result<S::Ok, S::Error> {
    check_range(value, MIN, MAX).map_err(S::Error::custom)?;
    serialize_secret(value, serializer)
}

/// Returns what the `#[length]` of a newtype says of a value that breaks it.
#[doc(hidden)]
pub fn length_refusal<T: HasLength + ?Sized>(value: &T, min: i64, max: i64) -> Option<String> {
    check_length(value, min, max).err()
}

/// Returns what the `#[range]` of a newtype says of a value that breaks it.
#[doc(hidden)]
pub fn range_refusal<T: Numeric + ?Sized>(value: &T, min: i64, max: i64) -> Option<String> {
    check_range(value, min, max).err()
}

/// Fails where a constraint refuses a value that is written as text.
#[doc(hidden)]
pub fn unless_refused(refusal: Option<String>) -> fmt::Result {
    refusal.map_or(Ok(()), |_| Err(fmt::Error))
}

impl RequestEncoder {
    /// Checks the `#[length]` of a path, query or header field: from `min` to `max`, both included.
    ///
    /// # Errors
    /// The text or list is shorter or longer.
    pub fn check_length<T: HasLength + ?Sized>(
        &self,
        field: &'static str,
        value: &T,
        min: i64,
        max: i64,
    ) -> Result<(), EncodeError> {
        check_length(value, min, max).map_err(|reason| EncodeError::new(field, reason))
    }

    /// Checks the `#[range]` of a path, query or header field: from `min` to `max`, both included.
    ///
    /// # Errors
    /// The number is smaller or larger.
    pub fn check_range<T: Numeric + ?Sized>(
        &self,
        field: &'static str,
        value: &T,
        min: i64,
        max: i64,
    ) -> Result<(), EncodeError> {
        check_range(value, min, max).map_err(|reason| EncodeError::new(field, reason))
    }
}
