//! A response that is ready to be decoded.

use std::fmt;
use std::mem;

use bytes::Bytes;
use http::StatusCode;
#[cfg(feature = "gzip")]
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH};
use http::header::{CONTENT_TYPE, HeaderMap};

use super::charset;
use super::compression::{self, Content};
use crate::error::DecodeError;

/// The headers in which servers and gateways return the request id that their support asks for.
const REQUEST_ID_HEADERS: [&str; 4] = [
    "x-request-id",
    "request-id",
    "x-correlation-id",
    "x-amzn-requestid",
];

/// A response: status, headers, and the body, decompressed.
#[derive(Clone)]
pub struct Received {
    response: http::Response<Bytes>,
    /// Whether the body is known to be still compressed.
    is_compressed: bool,
}

impl Received {
    /// Prepares a response for decoding. With the feature `gzip` it undoes `Content-Encoding: gzip`.
    /// A body whose compression is broken or was not asked for stays as it is, and decoding it to
    /// anything but `()` is an error.
    ///
    /// ```
    /// use jelou_core::wire::Received;
    ///
    /// let response = http::Response::builder()
    ///     .header("content-type", "application/json; charset=utf-8")
    ///     .body(bytes::Bytes::from_static(b"\xef\xbb\xbf{}"))?;
    /// let response = Received::new(response, 1024)?;
    /// assert_eq!(response.text(), &b"{}"[..]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// The content is larger than `limit` bytes.
    #[inline]
    pub fn new(response: http::Response<Bytes>, limit: usize) -> Result<Self, DecodeError> {
        let mut received = Self::from_response(response);
        received.decompress(limit)?;
        Ok(received)
    }

    /// Wraps a response without decompressing it.
    #[inline]
    pub(crate) fn from_response(response: http::Response<Bytes>) -> Self {
        Self {
            response,
            is_compressed: false,
        }
    }

    /// Undoes the compression. If that fails, the bytes stay as they are.
    #[inline]
    pub(crate) fn decompress(&mut self, limit: usize) -> Result<(), DecodeError> {
        // The fast path of the usual response.
        if self.body().len() > limit || !compression::begins_as_json(self.body()) {
            return self.decompress_content(limit);
        }
        Ok(())
    }

    fn decompress_content(&mut self, limit: usize) -> Result<(), DecodeError> {
        match compression::decompress(self.headers(), self.body(), limit) {
            Content::Unchanged => {}
            Content::Unreadable => self.is_compressed = true,
            #[cfg(feature = "gzip")]
            Content::Decompressed(content) => {
                *self.response.body_mut() = content;
                // These describe the compressed bytes.
                let headers = self.response.headers_mut();
                headers.remove(CONTENT_ENCODING);
                headers.remove(CONTENT_LENGTH);
            }
        }
        if self.body().len() > limit {
            return Err(DecodeError::too_large(limit));
        }
        Ok(())
    }

    /// Returns the status.
    pub fn status(&self) -> StatusCode {
        self.response.status()
    }

    /// Returns the headers.
    pub fn headers(&self) -> &HeaderMap {
        self.response.headers()
    }

    /// Returns the body, decompressed and otherwise unchanged.
    pub fn body(&self) -> &Bytes {
        self.response.body()
    }

    /// Returns the body without byte order mark. It is not copied, and not checked to be UTF-8.
    pub fn text(&self) -> Bytes {
        self.body().slice_ref(self.text_bytes())
    }

    /// Borrows [`text`](Self::text).
    #[inline]
    pub(crate) fn text_bytes(&self) -> &[u8] {
        charset::without_mark(self.body())
    }

    /// Says which charset the content type declares, as the end of a message about a body that is
    /// not UTF-8; empty if it declares none.
    #[cold]
    pub(crate) fn charset_declaration(&self) -> String {
        charset::declaration(self.headers())
    }

    /// Returns the body if it begins as an object and is UTF-8.
    #[inline]
    pub(super) fn object(&self) -> Option<&str> {
        let is_object = self.body().starts_with(b"{");
        is_object.then(|| std::str::from_utf8(self.body()).ok())?
    }

    /// Returns whether the content type is JSON or missing.
    pub(crate) fn may_be_json(&self) -> bool {
        self.content_type()
            .is_none_or(|content_type| content_type.to_ascii_lowercase().contains("json"))
    }

    /// Says why the compression of the body makes it unreadable. Returns `None` if it does not.
    #[inline]
    pub(super) fn compression_refusal(&self) -> Option<DecodeError> {
        // A body that begins as JSON was accepted without a look at the headers.
        if self.is_compressed || compression::begins_as_json(self.body()) {
            return compression::refusal(self.headers(), self.body());
        }
        None
    }

    /// Returns whether the body is known to be still compressed. For a body that begins as JSON it is
    /// not known: the headers were not read.
    #[inline]
    pub(super) fn is_compressed(&self) -> bool {
        self.is_compressed
    }

    /// Returns the content type as sent, without parameters.
    pub fn content_type(&self) -> Option<&str> {
        let value = self.headers().get(CONTENT_TYPE)?.to_str().ok()?;
        Some(value.split(';').next().unwrap_or(value).trim())
    }

    /// Returns the id that the server gave the request.
    pub fn request_id(&self) -> Option<&str> {
        request_id(self.headers())
    }

    /// Takes the HTTP response out and leaves an empty one.
    pub(crate) fn take_response(&mut self) -> http::Response<Bytes> {
        mem::take(&mut self.response)
    }
}

/// Returns the id that the server gave a request, from the headers of its response.
pub(crate) fn request_id(headers: &HeaderMap) -> Option<&str> {
    REQUEST_ID_HEADERS
        .iter()
        .find_map(|name| headers.get(*name)?.to_str().ok())
}

/// Prints the size of the body, which may hold personal data.
impl fmt::Debug for Received {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Received")
            .field("status", &self.status())
            .field("content_type", &self.content_type())
            .field("request_id", &self.request_id())
            .field("body_bytes", &self.body().len())
            .finish_non_exhaustive()
    }
}
