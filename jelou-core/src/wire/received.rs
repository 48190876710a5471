//! An answer whose content is ready to be decoded.

use std::fmt;

use bytes::Bytes;
use http::StatusCode;
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HeaderMap};

use super::content;
use crate::error::DecodeError;

/// Headers in which servers and gateways give the request id that their support asks for.
const REQUEST_ID_HEADERS: [&str; 4] = [
    "x-request-id",
    "request-id",
    "x-correlation-id",
    "x-amzn-requestid",
];

/// An answer: status, headers, and the body, decompressed.
#[derive(Clone)]
pub struct Received {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
}

impl Received {
    /// Makes the content of a response ready: undoes `Content-Encoding: gzip`.
    ///
    /// ```
    /// use jelou_core::wire::Received;
    ///
    /// let response = http::Response::builder()
    ///     .header("content-type", "application/json; charset=iso-8859-1")
    ///     .body(bytes::Bytes::from_static(b"\"S\xed\""))?;
    /// let answer = Received::new(response, 1024)?;
    /// assert_eq!(answer.text(), "\"Sí\"".as_bytes());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// The content is larger than `limit` bytes, its compression is broken or not known.
    pub fn new(response: http::Response<Bytes>, limit: usize) -> Result<Self, DecodeError> {
        match Self::receive(response, limit) {
            (received, None) => Ok(received),
            (_, Some(error)) => Err(error),
        }
    }

    /// As [`new`](Self::new), but where the content cannot be made ready, the answer is kept with
    /// its bytes as they came.
    pub(crate) fn receive(
        response: http::Response<Bytes>,
        limit: usize,
    ) -> (Self, Option<DecodeError>) {
        let (mut parts, raw) = response.into_parts();
        let (body, error) = match content::decompress(&parts.headers, raw.clone(), limit) {
            Ok(content) => (content, None),
            Err(error) => (raw.clone(), Some(error)),
        };
        if body.as_ptr() != raw.as_ptr() {
            // They tell of the bytes as they came.
            parts.headers.remove(CONTENT_ENCODING);
            parts.headers.remove(CONTENT_LENGTH);
        }
        let received = Self {
            status: parts.status,
            headers: parts.headers,
            body,
        };
        (received, error)
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body, decompressed and otherwise as it came.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// The body as UTF-8 text without byte order mark, whatever character set it came in. A body
    /// that is such a text already is not copied.
    pub fn text(&self) -> Bytes {
        content::text(&self.headers, &self.body)
    }

    /// Whether the content type says JSON, or nothing.
    pub(crate) fn may_be_json(&self) -> bool {
        self.content_type()
            .is_none_or(|content_type| content_type.to_ascii_lowercase().contains("json"))
    }

    /// The content type as sent, without parameters.
    pub fn content_type(&self) -> Option<&str> {
        let value = self.headers.get(CONTENT_TYPE)?.to_str().ok()?;
        Some(value.split(';').next().unwrap_or(value).trim())
    }

    /// The id that the server gave the request.
    pub fn request_id(&self) -> Option<&str> {
        request_id(&self.headers)
    }

    pub(crate) fn into_response(self) -> http::Response<Bytes> {
        let mut response = http::Response::new(self.body);
        *response.status_mut() = self.status;
        *response.headers_mut() = self.headers;
        response
    }
}

/// The id that the server gave a request, by the headers of its answer.
pub(crate) fn request_id(headers: &HeaderMap) -> Option<&str> {
    REQUEST_ID_HEADERS
        .iter()
        .find_map(|name| headers.get(*name)?.to_str().ok())
}

/// Bodies hold personal data: their size is printed, not their text.
impl fmt::Debug for Received {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Received")
            .field("status", &self.status)
            .field("content_type", &self.content_type())
            .field("request_id", &self.request_id())
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}
