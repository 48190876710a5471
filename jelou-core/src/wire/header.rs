//! Header fields.

use std::fmt::{self, Write};

use http::header::HeaderName;

use super::encode::RequestEncoder;
use super::error::EncodeError;
use super::header_lines::HeaderLines;
use super::header_value::header_value;
use super::redact::{Redact, mask};
use super::text::{impl_float_text, impl_text, not_written};

/// A value that can stand in a header.
///
/// Headers hold visible ASCII. Any other character, such as a line break, is an error, and nothing is
/// sent.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be written as a header value",
    label = "has no text form for a header",
    note = "wrap the text in a `#[jelou_model]` newtype or implement `HeaderText`"
)]
pub trait HeaderText {
    /// Writes the value as plain text.
    ///
    /// # Errors
    /// The value has no text form.
    fn write_header(&self, out: &mut dyn Write) -> fmt::Result;

    /// Why [`write_header`](Self::write_header) failed, in words, where the value breaks a rule of its
    /// own, such as the `#[length]` of a newtype.
    fn refusal(&self) -> Option<String> {
        None
    }
}

impl_text!(HeaderText::write_header);
impl_float_text!(HeaderText::write_header);

/// A field that becomes a header: a scalar, an option, or a list (one header line each).
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be written as a header value",
    label = "not text, an option or a list of texts",
    note = "wrap the text in a `#[jelou_model]` newtype or implement `HeaderText`"
)]
pub trait HeaderField {
    /// Writes the header lines.
    ///
    /// # Errors
    /// A value cannot stand in a header.
    fn write_lines(&self, lines: &mut HeaderWriter<'_>) -> Result<(), EncodeError>;
}

impl<T: HeaderText + ?Sized> HeaderField for T {
    fn write_lines(&self, lines: &mut HeaderWriter<'_>) -> Result<(), EncodeError> {
        lines.line(self, false)
    }
}

impl<T: HeaderField> HeaderField for Option<T> {
    fn write_lines(&self, lines: &mut HeaderWriter<'_>) -> Result<(), EncodeError> {
        self.as_ref()
            .map_or(Ok(()), |value| value.write_lines(lines))
    }
}

impl<T: HeaderText> HeaderField for Vec<T> {
    fn write_lines(&self, lines: &mut HeaderWriter<'_>) -> Result<(), EncodeError> {
        self.iter().try_for_each(|value| lines.line(value, false))
    }
}

impl<T: HeaderField + ?Sized> HeaderField for Redact<'_, T> {
    fn write_lines(&self, lines: &mut HeaderWriter<'_>) -> Result<(), EncodeError> {
        let before = lines.headers.len();
        let outer = std::mem::replace(&mut lines.sensitive, true);
        let written = self.0.write_lines(lines);
        lines.sensitive = outer;
        written?;
        // An absent value shows no mask.
        if let Some(mask) = mask()
            && lines.headers.len() > before
        {
            lines.headers.remove(&lines.name);
            return lines.line(mask, true);
        }
        Ok(())
    }
}

/// Writes the header lines of one field.
pub struct HeaderWriter<'a> {
    headers: &'a mut HeaderLines,
    field: &'static str,
    name: HeaderName,
    sensitive: bool,
}

impl HeaderWriter<'_> {
    fn line(
        &mut self,
        value: &(impl HeaderText + ?Sized),
        sensitive: bool,
    ) -> Result<(), EncodeError> {
        let mut text = String::new();
        value.write_header(&mut text).map_err(|fmt::Error| {
            not_written(self.field, value.refusal(), "the value has no text form")
        })?;
        let mut value =
            header_value(text).map_err(|reason| EncodeError::new(self.field, reason))?;
        value.set_sensitive(sensitive || self.sensitive);
        self.headers.append(self.name.clone(), value);
        Ok(())
    }
}

impl RequestEncoder {
    /// Writes `field` as the header `name`, which is lower case and valid.
    ///
    /// # Errors
    /// The value cannot stand in a header.
    pub fn header<T: HeaderField + ?Sized>(
        &mut self,
        field: &'static str,
        name: &'static str,
        value: &T,
    ) -> Result<(), EncodeError> {
        value.write_lines(&mut HeaderWriter {
            headers: &mut self.headers,
            field,
            name: HeaderName::from_static(name),
            sensitive: false,
        })
    }
}
