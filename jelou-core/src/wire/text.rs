//! The text forms of scalars, shared by path, query and headers.

use std::fmt::{self, Write};

use percent_encoding::percent_encode_byte;

use super::redact::mask;
use crate::error::EncodeError;

/// Returns whether the byte is `unreserved` (RFC 3986, section 2.3) and needs no encoding.
const fn is_unreserved(byte: u8) -> bool {
    matches!(byte, b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~')
}

/// Percent-encodes the text that is written to it.
pub(super) struct PercentEncoder<'a>(pub(super) &'a mut String);

impl Write for PercentEncoder<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if mask() == Some(text) {
            // An encoded mask would look like a value.
            self.0.push_str(text);
            return Ok(());
        }
        self.0.reserve(text.len());
        for byte in text.bytes() {
            if is_unreserved(byte) {
                self.0.push(char::from(byte));
            } else {
                self.0.push_str(percent_encode_byte(byte));
            }
        }
        Ok(())
    }
}

/// Creates the error of a value that was not written. Its reason is `refusal`, or else `otherwise`.
#[cold]
pub(super) fn not_written(
    field: &'static str,
    refusal: Option<String>,
    otherwise: &'static str,
) -> EncodeError {
    match refusal {
        Some(reason) => EncodeError::new(field, reason),
        None => EncodeError::new(field, otherwise),
    }
}

/// A value that can be read back from its text form in a path, a query or a header.
///
/// The server half of a declaration needs this trait. `#[jelou_model]` implements it for newtypes and
/// string enums.
///
/// ```
/// use jelou_core::wire::FromText;
///
/// assert_eq!(u16::from_text("42"), Ok(42));
/// assert!(u16::from_text("many").is_err());
/// ```
pub trait FromText: Sized {
    /// Reads `text`, which is already percent-decoded.
    ///
    /// # Errors
    /// Says what is wrong with the text.
    fn from_text(text: &str) -> Result<Self, String>;
}

/// Implements a text trait for the scalars of the standard library and for pointers to values.
macro_rules! impl_text {
    ($trait:ident :: $method:ident) => {
        $crate::wire::text::impl_text!($trait::$method, integer:
            u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);

        $crate::wire::text::impl_text!($trait::$method, display: char bool
            std::num::NonZeroU8 std::num::NonZeroU16 std::num::NonZeroU32 std::num::NonZeroU64
            std::num::NonZeroUsize std::net::IpAddr std::net::Ipv4Addr std::net::Ipv6Addr);

        impl $trait for str {
            #[inline]
            fn $method(&self, out: &mut dyn std::fmt::Write) -> std::fmt::Result {
                out.write_str(self)
            }
        }

        impl $trait for String {
            #[inline]
            fn $method(&self, out: &mut dyn std::fmt::Write) -> std::fmt::Result {
                out.write_str(self)
            }
        }

        impl<T: $trait + ?Sized + ToOwned> $trait for std::borrow::Cow<'_, T> {
            fn $method(&self, out: &mut dyn std::fmt::Write) -> std::fmt::Result {
                T::$method(self, out)
            }

            fn refusal(&self) -> Option<String> {
                T::refusal(self)
            }
        }

        $crate::wire::text::impl_text!($trait::$method, pointer: &T, Box<T>, std::sync::Arc<T>,
            std::rc::Rc<T>);
    };
    ($trait:ident :: $method:ident, integer: $($type:ty)*) => {$(
        impl $trait for $type {
            fn $method(&self, out: &mut dyn std::fmt::Write) -> std::fmt::Result {
                out.write_str(itoa::Buffer::new().format(*self))
            }
        }
    )*};
    ($trait:ident :: $method:ident, display: $($type:ty)*) => {$(
        impl $trait for $type {
            fn $method(&self, out: &mut dyn std::fmt::Write) -> std::fmt::Result {
                write!(out, "{self}")
            }
        }
    )*};
    ($trait:ident :: $method:ident, pointer: $($type:ty),*) => {$(
        impl<T: $trait + ?Sized> $trait for $type {
            fn $method(&self, out: &mut dyn std::fmt::Write) -> std::fmt::Result {
                T::$method(self, out)
            }

            fn refusal(&self) -> Option<String> {
                T::refusal(self)
            }
        }
    )*};
}

pub(super) use impl_text;

/// Writes a float; a number that is not finite has no text form.
macro_rules! impl_float_text {
    ($trait:ident :: $method:ident) => {
        $crate::wire::text::impl_float_text!($trait::$method, f32 f64);
    };
    ($trait:ident :: $method:ident, $($type:ty)*) => {$(
        impl $trait for $type {
            fn $method(&self, out: &mut dyn std::fmt::Write) -> std::fmt::Result {
                if !self.is_finite() {
                    return Err(std::fmt::Error);
                }
                write!(out, "{self}")
            }
        }
    )*};
}

pub(super) use impl_float_text;

impl FromText for String {
    fn from_text(text: &str) -> Result<Self, String> {
        Ok(text.to_owned())
    }
}

macro_rules! impl_from_text {
    ($($type:ty)*) => {$(
        impl FromText for $type {
            fn from_text(text: &str) -> Result<Self, String> {
                text.parse().map_err(|error| format!("`{text}`: {error}"))
            }
        }
    )*};
}

impl_from_text!(
    u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64 char bool
    std::num::NonZeroU8 std::num::NonZeroU16 std::num::NonZeroU32 std::num::NonZeroU64
    std::num::NonZeroUsize std::net::IpAddr std::net::Ipv4Addr std::net::Ipv6Addr
);
