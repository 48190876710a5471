//! The parts of a multipart body, and the values that become parts.

use std::fmt;

use bytes::Bytes;

use super::redact::{Redact, mask};

/// One part of a multipart body: content with an optional file name and content type.
///
/// ```
/// use jelou_core::wire::Part;
///
/// let rows = Part::new("phone,name\n593000000000,Ana\n").file_name("rows.csv").content_type("text/csv");
/// # let _ = rows;
/// ```
#[derive(Clone)]
#[non_exhaustive]
pub struct Part {
    /// The bytes of the part.
    pub content: Bytes,
    /// The name of the file that the part holds.
    pub file_name: Option<String>,
    /// The media type of the part.
    pub content_type: Option<String>,
}

impl Part {
    /// Creates a part without file name and content type.
    pub fn new(content: impl Into<Bytes>) -> Self {
        Self {
            content: content.into(),
            file_name: None,
            content_type: None,
        }
    }

    /// Sets the name of the file.
    #[must_use]
    pub fn file_name(mut self, file_name: impl Into<String>) -> Self {
        self.file_name = Some(file_name.into());
        self
    }

    /// Sets the media type.
    #[must_use]
    pub fn content_type(mut self, content_type: impl Into<String>) -> Self {
        self.content_type = Some(content_type.into());
        self
    }
}

/// Prints the size of the content, which may hold personal data.
impl fmt::Debug for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Part")
            .field("file_name", &self.file_name)
            .field("content_type", &self.content_type)
            .field("content_bytes", &self.content.len())
            .finish()
    }
}

/// A field that becomes parts of a multipart body.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a part of a multipart body",
    label = "expected `Part`, text, bytes, a whole number of 16 to 64 bits, or an option or list of these"
)]
pub trait PartValue {
    /// Returns the parts, all under the field's name.
    fn to_parts(&self) -> Vec<Part>;
}

impl PartValue for Part {
    fn to_parts(&self) -> Vec<Part> {
        vec![self.clone()]
    }
}

macro_rules! impl_part {
    (bytes: $($type:ty)*) => {$(
        impl PartValue for $type {
            fn to_parts(&self) -> Vec<Part> {
                vec![Part::new(Bytes::copy_from_slice(self.as_ref()))]
            }
        }
    )*};
    (display: $($type:ty)*) => {$(
        impl PartValue for $type {
            fn to_parts(&self) -> Vec<Part> {
                vec![Part::new(self.to_string())]
            }
        }
    )*};
}

impl_part!(bytes: str String [u8] Vec<u8>);
impl_part!(display: bool u16 u32 u64 i8 i16 i32 i64 usize isize);

impl PartValue for Bytes {
    fn to_parts(&self) -> Vec<Part> {
        vec![Part::new(self.clone())]
    }
}

impl<T: PartValue + ?Sized> PartValue for &T {
    fn to_parts(&self) -> Vec<Part> {
        T::to_parts(self)
    }
}

impl<T: PartValue> PartValue for Option<T> {
    fn to_parts(&self) -> Vec<Part> {
        self.as_ref().map(T::to_parts).unwrap_or_default()
    }
}

impl PartValue for Vec<Part> {
    fn to_parts(&self) -> Vec<Part> {
        self.clone()
    }
}

impl PartValue for Vec<String> {
    fn to_parts(&self) -> Vec<Part> {
        self.iter().flat_map(PartValue::to_parts).collect()
    }
}

impl<T: PartValue + ?Sized> PartValue for Redact<'_, T> {
    fn to_parts(&self) -> Vec<Part> {
        let mut parts = self.0.to_parts();
        if let Some(mask) = mask() {
            for part in &mut parts {
                *part = Part::new(mask);
            }
        }
        parts
    }
}
