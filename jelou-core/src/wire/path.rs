//! Path values. Each fills one segment, or part of one.

use super::encode::RequestEncoder;
use super::error::EncodeError;
use super::redact::{Redact, mask};
use super::text::{PercentEncoder, impl_text, not_written};

/// A value that can stand in a path.
///
/// Every byte outside RFC 3986 `unreserved` is percent-encoded, including `/`, `%` and `+`. An empty
/// text, `.` and `..` are errors: URL libraries remove such segments, and the request would reach
/// another resource.
///
/// ```
/// use std::fmt::{Result, Write};
/// use jelou_core::wire::PathValue;
///
/// struct Sku(u32);
///
/// impl PathValue for Sku {
///     fn write_path(&self, out: &mut dyn Write) -> Result {
///         write!(out, "sku-{:06}", self.0)
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be used as a path parameter",
    label = "not a single URL path segment",
    note = "text, whole numbers, `bool`, `char`, and `#[jelou_model]` newtypes and enums of these are accepted; an optional value belongs in the query: `#[query]`",
    note = "a type of your own needs `PathValue`, which `#[jelou_model]` gives a newtype"
)]
pub trait PathValue {
    /// Writes the value as plain text; the caller encodes it.
    ///
    /// # Errors
    /// The value has no text form.
    fn write_path(&self, out: &mut dyn std::fmt::Write) -> std::fmt::Result;

    /// Why [`write_path`](Self::write_path) failed, in words, where the value breaks a rule of its
    /// own, such as the `#[length]` of a newtype.
    fn refusal(&self) -> Option<String> {
        None
    }
}

impl_text!(PathValue::write_path);

impl<T: PathValue + ?Sized> PathValue for Redact<'_, T> {
    fn write_path(&self, out: &mut dyn std::fmt::Write) -> std::fmt::Result {
        match mask() {
            Some(mask) => out.write_str(mask),
            None => self.0.write_path(out),
        }
    }

    fn refusal(&self) -> Option<String> {
        self.0.refusal()
    }
}

impl RequestEncoder {
    /// Appends literal text of the template. It is already encoded.
    #[inline]
    pub fn path_literal(&mut self, literal: &'static str) {
        self.target.push_str(literal);
    }

    /// Appends the value of `field`, percent-encoded.
    ///
    /// # Errors
    /// The value is empty, `.` or `..`, or has no text form.
    pub fn path_value<T: PathValue + ?Sized>(
        &mut self,
        field: &'static str,
        value: &T,
    ) -> Result<(), EncodeError> {
        let start = self.target.len();
        match value.write_path(&mut PercentEncoder(&mut self.target)) {
            Ok(()) => self.check_path_value(field, start),
            Err(std::fmt::Error) => Err(not_written(
                field,
                value.refusal(),
                "the value has no text form for the path",
            )),
        }
    }

    fn check_path_value(&self, field: &'static str, start: usize) -> Result<(), EncodeError> {
        match &self.target[start..] {
            value @ ("" | "." | "..") => Err(not_a_segment(field, value)),
            _ => Ok(()),
        }
    }
}

#[cold]
fn not_a_segment(field: &'static str, value: &str) -> EncodeError {
    if value.is_empty() {
        return EncodeError::new(
            field,
            "a path value cannot be empty: the request would reach another resource",
        );
    }
    EncodeError::new(
        field,
        format!(
            "a path value cannot be `{value}`: URL libraries remove such segments, and the request \
             would reach another resource"
        ),
    )
}
