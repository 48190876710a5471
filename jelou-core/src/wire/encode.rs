//! The encoder that a declaration writes into, and what comes out of it.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;
use std::io;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, Serializer};

use super::error::EncodeError;
use super::header_lines::HeaderLines;
use super::inspect;
use super::multipart::Multipart;
use super::redact::{Redact, mask};
use crate::metadata::{Field, Location, Metadata, Method};

/// Room for a usual path with its query, so that the target is allocated once.
const TARGET_CAPACITY: usize = 96;

/// Room for a usual JSON body.
const BODY_CAPACITY: usize = 256;

/// Encodes a request without a service.
pub(crate) fn encode_alone(
    metadata: &'static Metadata,
    encode: &Encode<'_>,
) -> Result<EncodedRequest, EncodeError> {
    let encoded = encode_below("", metadata, encode)?;
    Ok(EncodedRequest::new(metadata.method, encoded))
}

/// The content type of a request whose declaration names none.
pub(crate) const DEFAULT_CONTENT_TYPE: &str = "application/json";

/// What a request consists of by its declaration. What every request of a service has is left to
/// the service: it is made once.
pub(crate) struct Encoded {
    pub(crate) target: String,
    /// The headers of the declaration, and `Content-Type` where it is not the usual one.
    pub(crate) headers: HeaderLines,
    pub(crate) body: Bytes,
}

/// What writes a request: `Endpoint::encode` without its type.
pub(crate) type Encode<'a> = dyn Fn(&mut RequestEncoder) -> Result<(), EncodeError> + 'a;

/// Encodes a request whose target begins with `prefix`, the path of the base URL.
#[inline]
pub(crate) fn encode_below(
    prefix: &str,
    metadata: &'static Metadata,
    encode: &Encode<'_>,
) -> Result<Encoded, EncodeError> {
    let mut encoder = RequestEncoder::new(prefix);
    encode(&mut encoder)?;
    encoder.finish(metadata)?;
    Ok(Encoded {
        target: encoder.target,
        headers: encoder.headers,
        body: encoder.body,
    })
}

/// A request as it will be sent, but for the host and the credentials.
#[derive(Clone)]
pub struct EncodedRequest {
    method: Method,
    target: String,
    headers: HeaderMap,
    body: Bytes,
}

impl EncodedRequest {
    fn new(method: Method, encoded: Encoded) -> Self {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(DEFAULT_CONTENT_TYPE));
        encoded.headers.apply(&mut headers);
        Self {
            method,
            target: encoded.target,
            headers,
            body: encoded.body,
        }
    }

    /// The HTTP method.
    pub fn method(&self) -> Method {
        self.method
    }

    /// The request target: path and query, percent-encoded.
    pub fn target(&self) -> &str {
        &self.target
    }

    /// The headers that the declaration gives, `Content-Type` among them.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body; empty where there is none.
    pub fn body(&self) -> &Bytes {
        &self.body
    }
}

/// Target and body may hold secrets and personal data: their sizes are printed, not their text.
impl fmt::Debug for EncodedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EncodedRequest")
            .field("method", &self.method)
            .field("target_bytes", &self.target.len())
            .field("headers", &self.headers)
            .field("body_bytes", &self.body.len())
            .finish()
    }
}

/// What a declaration writes its request into, part by part and in order: path, query, headers,
/// body.
///
/// Generated code calls it; it is public so that [`Endpoint`](crate::Endpoint) can be implemented by hand.
pub struct RequestEncoder {
    pub(super) target: String,
    pub(super) has_query: bool,
    pub(super) headers: HeaderLines,
    pub(super) multipart: Option<Multipart>,
    body: Bytes,
    content_type: Option<&'static str>,
}

impl RequestEncoder {
    #[inline]
    fn new(prefix: &str) -> Self {
        let mut target = String::with_capacity(prefix.len() + TARGET_CAPACITY);
        target.push_str(prefix);
        Self {
            target,
            has_query: false,
            headers: HeaderLines::default(),
            multipart: None,
            body: Bytes::new(),
            content_type: None,
        }
    }

    /// Makes `value` the JSON body.
    ///
    /// # Errors
    /// JSON cannot hold the value, or a documented limit is exceeded. The error names the member.
    pub fn json_body<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), EncodeError> {
        let mut json = Json::new();
        let written = value.serialize(&mut json.serializer());
        self.finish_json(json, written, &|| inspect::inspect(value))
    }

    fn finish_json(
        &mut self,
        json: Json,
        written: serde_json::Result<()>,
        inspect: &dyn Fn() -> Result<(), EncodeError>,
    ) -> Result<(), EncodeError> {
        // JSON has no NaN and no infinity, and the serializer writes null for them. A null is rare
        // enough to look again at where it came from.
        if written.is_err() || json.null_written.get() {
            inspect()?;
        }
        written.map_err(|error| EncodeError::new("body", error.to_string()))?;
        self.body = Bytes::from(json.text);
        Ok(())
    }

    /// Makes the bytes of `field` the body.
    ///
    /// # Errors
    /// None today; a body that can fail to be read would.
    pub fn raw_body<T: RawBody + ?Sized>(
        &mut self,
        _field: &'static str,
        value: &T,
        content_type: &'static str,
    ) -> Result<(), EncodeError> {
        self.content_type = Some(content_type);
        if let Some(bytes) = value.to_body() {
            self.body = bytes;
        }
        Ok(())
    }

    #[inline]
    fn finish(&mut self, metadata: &Metadata) -> Result<(), EncodeError> {
        if self.multipart.is_some() || self.body.is_empty() && has_parts(metadata) {
            self.finish_multipart()?;
        } else if let Some(content_type) = self.content_type.or(metadata.content_type) {
            self.headers
                .insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
        }
        Ok(())
    }

    #[cold]
    fn finish_multipart(&mut self) -> Result<(), EncodeError> {
        let multipart = self.multipart.take().unwrap_or_default();
        let boundary = multipart.boundary();
        self.body = multipart.into_body(&boundary);
        let content_type =
            HeaderValue::try_from(format!("multipart/form-data; boundary={boundary}"))
                .map_err(|error| EncodeError::new("content_type", error.to_string()))?;
        self.headers.insert(CONTENT_TYPE, content_type);
        Ok(())
    }
}

/// Whether the server expects a multipart body, also where every part is absent.
fn has_parts(metadata: &Metadata) -> bool {
    let is_part = |field: &Field| field.location == Location::Part;
    metadata.fields.iter().any(is_part)
}

/// What is written may hold secrets and personal data: sizes are printed, not the text.
impl fmt::Debug for RequestEncoder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RequestEncoder")
            .field("target_bytes", &self.target.len())
            .field("headers", &self.headers)
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}

/// A JSON text that is being written.
struct Json {
    text: Vec<u8>,
    null_written: Cell<bool>,
}

impl Json {
    fn new() -> Self {
        Self {
            text: Vec::with_capacity(BODY_CAPACITY),
            null_written: Cell::new(false),
        }
    }

    fn serializer(&mut self) -> Serializer<&mut Vec<u8>, NoticeNull<'_>> {
        let formatter = NoticeNull {
            inner: CompactFormatter,
            null_written: &self.null_written,
        };
        Serializer::with_formatter(&mut self.text, formatter)
    }
}

/// Compact JSON that notices when a null was written.
struct NoticeNull<'a> {
    inner: CompactFormatter,
    null_written: &'a Cell<bool>,
}

impl Formatter for NoticeNull<'_> {
    fn write_null<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.null_written.set(true);
        self.inner.write_null(writer)
    }
}

/// A value that can be the whole body, as bytes.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a raw body",
    label = "expected `Bytes`, `Vec<u8>`, `String`, `&str`, `&[u8]` or an option of these"
)]
pub trait RawBody {
    /// The bytes, or nothing where the body is absent.
    fn to_body(&self) -> Option<Bytes>;
}

impl RawBody for Bytes {
    fn to_body(&self) -> Option<Bytes> {
        Some(self.clone())
    }
}

impl RawBody for [u8] {
    fn to_body(&self) -> Option<Bytes> {
        Some(Bytes::copy_from_slice(self))
    }
}

impl RawBody for str {
    fn to_body(&self) -> Option<Bytes> {
        self.as_bytes().to_body()
    }
}

impl RawBody for Vec<u8> {
    fn to_body(&self) -> Option<Bytes> {
        self.as_slice().to_body()
    }
}

impl RawBody for String {
    fn to_body(&self) -> Option<Bytes> {
        self.as_bytes().to_body()
    }
}

impl<T: RawBody + ToOwned + ?Sized> RawBody for Cow<'_, T> {
    fn to_body(&self) -> Option<Bytes> {
        T::to_body(self)
    }
}

impl<T: RawBody + ?Sized> RawBody for &T {
    fn to_body(&self) -> Option<Bytes> {
        T::to_body(self)
    }
}

impl<T: RawBody + ?Sized> RawBody for Redact<'_, T> {
    fn to_body(&self) -> Option<Bytes> {
        let body = self.0.to_body()?;
        Some(mask().map_or(body, |mask| Bytes::from_static(mask.as_bytes())))
    }
}

impl<T: RawBody> RawBody for Option<T> {
    fn to_body(&self) -> Option<Bytes> {
        self.as_ref().and_then(T::to_body)
    }
}
