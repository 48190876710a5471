//! Encodes a request struct: the encoder that a declaration writes into, and its result.

use std::cell::Cell;
use std::fmt;
use std::io;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
use serde::Serialize;
use serde::ser::SerializeStruct;
use serde_json::ser::{CompactFormatter, Formatter, Serializer};

use super::header_lines::HeaderLines;
use super::inspect;
use super::multipart::Multipart;
use super::part::PartValue;
use super::raw_body::RawBody;
use crate::endpoint::{Endpoint, Field, Location, Metadata, Method};
use crate::error::{EncodeError, Error};

/// Enough for a usual path and query, so that the target is allocated once.
const TARGET_CAPACITY: usize = 96;

/// Enough for a usual JSON body.
const BODY_CAPACITY: usize = 256;

/// The members of a request, as its declaration writes them into a JSON object.
#[doc(hidden)]
pub trait Members {
    /// Writes each member.
    ///
    /// # Errors
    /// The serializer refuses a value.
    fn write<O: SerializeStruct>(&self, object: &mut O) -> Result<(), O::Error>;
}

/// The members of a request as one object.
struct Object<'a, T> {
    name: &'static str,
    count: usize,
    request: &'a T,
}

impl<T: Members> Serialize for Object<'_, T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct(self.name, self.count)?;
        self.request.write(&mut object)?;
        object.end()
    }
}

/// Encodes a request. Nothing is sent.
///
/// ```
/// use jelou_core::{ErrorKind, wire};
/// # use jelou_core::{Service, ServiceInfo, StandardError, jelou_endpoint};
/// # pub struct Stock;
/// # impl Service for Stock {
/// #     const INFO: &'static ServiceInfo = &ServiceInfo::new("stock", "https://stock.example.com");
/// #     type Error = StandardError;
/// # }
///
/// /// Changes an article.
/// #[jelou_endpoint(PUT, "/articles/{id}", response = (), service = Stock, crate = ::jelou_core)]
/// pub struct ChangeArticle {
///     id: String,
///     in_stock: u32,
/// }
///
/// let request = wire::encode(&ChangeArticle::new("a b", 3))?;
/// assert_eq!(request.target(), "/articles/a%20b");
/// assert_eq!(request.body(), &br#"{"inStock":3}"#[..]);
/// assert_eq!(request.headers()["content-type"], "application/json");
///
/// let refused = wire::encode(&ChangeArticle::new("..", 3)).unwrap_err();
/// assert_eq!(refused.kind(), ErrorKind::Encode);
/// # Ok::<(), jelou_core::Error>(())
/// ```
///
/// # Errors
/// [`ErrorKind::Encode`](crate::ErrorKind::Encode): a value cannot stand where the declaration puts
/// it; the error names field and rule.
pub fn encode<E: Endpoint + ?Sized>(request: &E) -> Result<EncodedRequest, Error> {
    encode_alone(E::METADATA, &|encoder| request.encode(encoder))
}

fn encode_alone(metadata: &'static Metadata, encode: &Encode<'_>) -> Result<EncodedRequest, Error> {
    let encoded = encode_below("", metadata, encode)?;
    Ok(EncodedRequest::new(metadata.method, encoded))
}

/// The content type of a request whose declaration names none.
pub(crate) const DEFAULT_CONTENT_TYPE: &str = "application/json";

/// The parts of a request that its declaration gives. The service adds the parts that all of its
/// requests share.
pub(crate) struct Encoded {
    pub(crate) target: String,
    /// The headers of the declaration, and `Content-Type` unless it is the default one.
    pub(crate) headers: HeaderLines,
    pub(crate) body: Bytes,
}

/// Writes a request: [`Endpoint::encode`] without its type.
pub(crate) type Encode<'a> = dyn Fn(&mut RequestEncoder) -> Result<(), EncodeError> + 'a;

/// Encodes a request whose target begins with `prefix`, the path of the base URL.
#[inline]
pub(crate) fn encode_below(
    prefix: &str,
    metadata: &'static Metadata,
    encode: &Encode<'_>,
) -> Result<Encoded, Error> {
    let mut encoder = RequestEncoder::new(prefix);
    match encode(&mut encoder).and_then(|()| encoder.finish(metadata)) {
        Ok(()) => Ok(Encoded {
            target: encoder.target,
            headers: encoder.headers,
            body: encoder.body,
        }),
        Err(error) => Err(Error::encode(metadata, error)),
    }
}

/// A request as it will be sent, without host and credentials.
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

    /// Returns the HTTP method.
    pub fn method(&self) -> Method {
        self.method
    }

    /// Returns the request target: path and query, percent-encoded.
    pub fn target(&self) -> &str {
        &self.target
    }

    /// Returns the headers of the declaration, `Content-Type` included.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// Returns the body. It is empty if there is none.
    pub fn body(&self) -> &Bytes {
        &self.body
    }
}

/// Prints the sizes of target and body. Their text may hold secrets and personal data.
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

/// Builds a request part by part, in this order: path, query, headers, body.
///
/// Generated code calls it. It is public so that [`Endpoint`] can be implemented by hand.
pub struct RequestEncoder {
    pub(super) target: String,
    pub(super) has_query: bool,
    pub(super) headers: HeaderLines,
    multipart: Option<Multipart>,
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

    /// Makes the members of a declared request the JSON body.
    ///
    /// # Errors
    /// JSON cannot hold a value, or a documented limit is exceeded. The error names the member.
    #[doc(hidden)]
    pub fn json_members<T: Members>(
        &mut self,
        name: &'static str,
        count: usize,
        request: &T,
    ) -> Result<(), EncodeError> {
        self.json_body(&Object {
            name,
            count,
            request,
        })
    }

    fn finish_json(
        &mut self,
        json: Json,
        written: serde_json::Result<()>,
        inspect: &dyn Fn() -> Result<(), EncodeError>,
    ) -> Result<(), EncodeError> {
        // JSON has no NaN and no infinity: the serializer writes null for them. Nulls are rare, so a
        // second pass may find out where one came from.
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
    /// None today.
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
            multipart
                .push(name, part)
                .map_err(|reason| EncodeError::new(field, reason))?;
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

/// Returns whether the body is multipart, even if every part is absent.
fn has_parts(metadata: &Metadata) -> bool {
    let is_part = |field: &Field| field.location == Location::Part;
    metadata.fields.iter().any(is_part)
}

/// Prints sizes. The text may hold secrets and personal data.
impl fmt::Debug for RequestEncoder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RequestEncoder")
            .field("target_bytes", &self.target.len())
            .field("headers", &self.headers)
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}

/// A JSON text under construction.
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

/// Writes compact JSON, and remembers whether it wrote a null.
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
