//! Multipart bodies (RFC 7578).

use std::fmt;

use bytes::{BufMut, Bytes, BytesMut};

use super::encode::RequestEncoder;
use super::error::EncodeError;
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
    /// A part without file name and content type.
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

/// Files hold personal data: their size is printed, not their content.
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
    /// The parts, all under the field's name.
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

/// The parts of a body as they are collected.
#[derive(Debug, Default)]
pub(super) struct Multipart {
    parts: Vec<(&'static str, Part)>,
}

impl Multipart {
    /// A boundary that stands in no part. It follows from the content, so that the same request
    /// always has the same bytes.
    pub(super) fn boundary(&self) -> String {
        // FNV-1a, 64 bits: the boundary must be unlikely in the content, not unpredictable.
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for byte in self.parts.iter().flat_map(|(_, part)| &part.content) {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
        loop {
            let boundary = format!("jelou-{hash:016x}");
            let taken = self.parts.iter().any(|(_, part)| {
                part.content
                    .windows(boundary.len())
                    .any(|window| window == boundary.as_bytes())
            });
            if !taken {
                return boundary;
            }
            hash = hash.wrapping_add(1);
        }
    }

    pub(super) fn into_body(self, boundary: &str) -> Bytes {
        let content: usize = self
            .parts
            .iter()
            .map(|(_, part)| part.content.len() + 160)
            .sum();
        let mut body = BytesMut::with_capacity(content + boundary.len() + 8);
        for (name, part) in self.parts {
            let mut head = format!(
                "--{boundary}\r\nContent-Disposition: form-data; name=\"{}\"",
                quoted(name)
            );
            if let Some(file_name) = &part.file_name {
                head.push_str(&format!("; filename=\"{}\"", quoted(file_name)));
            }
            if let Some(content_type) = &part.content_type {
                head.push_str(&format!("\r\nContent-Type: {content_type}"));
            }
            body.put_slice(head.as_bytes());
            body.put_slice(b"\r\n\r\n");
            body.put_slice(&part.content);
            body.put_slice(b"\r\n");
        }
        body.put_slice(format!("--{boundary}--\r\n").as_bytes());
        body.freeze()
    }
}

/// Escapes a name as browsers do (WHATWG HTML, multipart/form-data encoding).
fn quoted(name: &str) -> String {
    name.replace('"', "%22")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

impl RequestEncoder {
    /// Appends the parts of `field` under `name`.
    ///
    /// # Errors
    /// A content type is not valid.
    pub fn part<T: PartValue + ?Sized>(
        &mut self,
        field: &'static str,
        name: &'static str,
        value: &T,
    ) -> Result<(), EncodeError> {
        let multipart = self.multipart.get_or_insert_default();
        for part in value.to_parts() {
            if let Some(content_type) = &part.content_type {
                super::header::header_value(content_type.clone()).map_err(|reason| {
                    EncodeError::new(field, format!("the content type: {reason}"))
                })?;
            }
            multipart.parts.push((name, part));
        }
        Ok(())
    }
}
