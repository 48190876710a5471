//! A response whose content is ready to be decoded.

use std::borrow::Cow;
use std::fmt;
use std::mem;

use bytes::Bytes;
use http::StatusCode;
#[cfg(feature = "gzip")]
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH};
use http::header::{CONTENT_TYPE, HeaderMap};

use super::charset::{self, Charset};
use super::compression::{self, Content};
use super::error::DecodeError;

/// Headers in which servers and gateways give the request id that their support asks for.
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
    /// The character set of the body, where it is not UTF-8.
    charset: Option<Charset>,
    /// Whether the body is still compressed.
    is_compressed: bool,
}

impl Received {
    /// Makes the content of a response ready: with the feature `gzip` it undoes
    /// `Content-Encoding: gzip`. A body whose compression is broken or was not asked for stays as it
    /// came, and decoding it is an error, except to nothing.
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
        let mut received = Self::of(response);
        received.decompress(limit)?;
        Ok(received)
    }

    /// A response whose content is as it came.
    #[inline]
    pub(crate) fn of(response: http::Response<Bytes>) -> Self {
        Self {
            response,
            charset: None,
            is_compressed: false,
        }
    }

    /// Undoes the compression. Where that cannot be done, the bytes stay as they came.
    #[inline]
    pub(crate) fn decompress(&mut self, limit: usize) -> Result<(), DecodeError> {
        // The usual response, without a call.
        if self.body().len() > limit || !compression::begins_as_json(self.body()) {
            self.decompress_content(limit)?;
        }
        self.charset = charset::of(self.headers());
        Ok(())
    }

    fn decompress_content(&mut self, limit: usize) -> Result<(), DecodeError> {
        match compression::decompress(self.headers(), self.body(), limit) {
            Content::AsItCame => {}
            Content::Unreadable => self.is_compressed = true,
            #[cfg(feature = "gzip")]
            Content::Decompressed(content) => {
                *self.response.body_mut() = content;
                // They tell of the bytes as they came.
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

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.response.status()
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        self.response.headers()
    }

    /// The body, decompressed and otherwise as it came.
    pub fn body(&self) -> &Bytes {
        self.response.body()
    }

    /// The body as UTF-8 text without byte order mark; with the feature `charset` whatever character
    /// set it came in. A body that is such a text already is not copied.
    pub fn text(&self) -> Bytes {
        match self.utf_8() {
            Cow::Borrowed(text) => self.body().slice_ref(text),
            Cow::Owned(text) => text.into(),
        }
    }

    /// As [`text`](Self::text), to be looked at.
    #[inline]
    pub(crate) fn utf_8(&self) -> Cow<'_, [u8]> {
        charset::text(self.charset, self.body())
    }

    /// The body, where it is the text of an object as it stands.
    #[inline]
    pub(super) fn object(&self) -> Option<&str> {
        let is_object = self.charset.is_none() && self.body().starts_with(b"{");
        is_object.then(|| std::str::from_utf8(self.body()).ok())?
    }

    /// Whether the content type says JSON, or nothing.
    pub(crate) fn may_be_json(&self) -> bool {
        self.content_type()
            .is_none_or(|content_type| content_type.to_ascii_lowercase().contains("json"))
    }

    /// Why the body cannot be read, if that is for its compression.
    #[inline]
    pub(super) fn compression_refusal(&self) -> Option<DecodeError> {
        // What begins as JSON was taken as it came, without a look at the headers.
        if self.is_compressed || compression::begins_as_json(self.body()) {
            return compression::refusal(self.headers(), self.body());
        }
        None
    }

    /// Whether the body is still compressed, as far as that is known without a look at the headers:
    /// of what begins as JSON it is not.
    #[inline]
    pub(super) fn is_compressed(&self) -> bool {
        self.is_compressed
    }

    /// The content type as sent, without parameters.
    pub fn content_type(&self) -> Option<&str> {
        let value = self.headers().get(CONTENT_TYPE)?.to_str().ok()?;
        Some(value.split(';').next().unwrap_or(value).trim())
    }

    /// The id that the server gave the request.
    pub fn request_id(&self) -> Option<&str> {
        request_id(self.headers())
    }

    /// The response, out of a response that is not needed any more.
    pub(crate) fn take_response(&mut self) -> http::Response<Bytes> {
        mem::take(&mut self.response)
    }
}

/// The id that the server gave a request, by the headers of its response.
pub(crate) fn request_id(headers: &HeaderMap) -> Option<&str> {
    REQUEST_ID_HEADERS
        .iter()
        .find_map(|name| headers.get(*name)?.to_str().ok())
}

/// Bodies hold personal data: their size is printed, not their text.
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
