//! What a declaration is: the [`Endpoint`] trait and its static [`Metadata`].

use std::time::Duration;

use crate::error::{ApiError, DecodeError, EncodeError};
use crate::service::Service;
use crate::wire::{Received, RequestEncoder};

/// One HTTP operation, described by the struct that is its request.
///
/// `#[jelou_endpoint]` implements this trait; it is rarely written by hand. Encoding and decoding
/// need no client and do no I/O:
///
/// ```
/// use jelou_core::{Endpoint, jelou_endpoint};
/// # use jelou_core::{Service, ServiceInfo, StandardError};
/// # pub struct Example;
/// # impl Service for Example {
/// #     const INFO: &'static ServiceInfo = &ServiceInfo::new("example", "https://example.com");
/// #     type Error = StandardError;
/// # }
///
/// /// Reads a state.
/// #[jelou_endpoint(GET, "/v1/users/{user_id}/state", response = String, service = Example,
///     crate = ::jelou_core)]
/// pub struct GetState {
///     user_id: String,
/// }
///
/// assert_eq!(GetState::METADATA.template, "/v1/users/{user_id}/state");
/// let request = jelou_core::wire::encode(&GetState::new("593 1"))?;
/// assert_eq!(request.target(), "/v1/users/593%201/state");
/// # Ok::<(), jelou_core::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an endpoint",
    label = "not declared as an endpoint",
    note = "declare it with `#[jelou_endpoint(METHOD, \"/path\", response = T)]`"
)]
pub trait Endpoint {
    /// What a successful call gives.
    type Response;
    /// What the endpoint's error responses decode to.
    type Error: ApiError;
    /// The host that serves the endpoint, with its authentication and rate limit.
    type Service: Service;

    /// Everything the declaration says, as static data.
    const METADATA: &'static Metadata;

    /// Writes path, query, headers and body.
    ///
    /// # Errors
    /// A value that cannot stand where the declaration puts it: an empty path value, a line break
    /// in a header, a number that JSON cannot hold, a limit that is exceeded.
    fn encode(&self, request: &mut RequestEncoder) -> Result<(), EncodeError>;

    /// Reads a successful response.
    ///
    /// # Errors
    /// The response does not hold what `Response` needs.
    fn decode(response: &Received) -> Result<Self::Response, DecodeError>;
}

impl<E: Endpoint> Endpoint for &E {
    type Response = E::Response;
    type Error = E::Error;
    type Service = E::Service;

    const METADATA: &'static Metadata = E::METADATA;

    fn encode(&self, request: &mut RequestEncoder) -> Result<(), EncodeError> {
        E::encode(self, request)
    }

    fn decode(response: &Received) -> Result<Self::Response, DecodeError> {
        E::decode(response)
    }
}

/// The HTTP methods an endpoint can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Method {
    /// `GET`
    Get,
    /// `HEAD`
    Head,
    /// `POST`
    Post,
    /// `PUT`
    Put,
    /// `PATCH`
    Patch,
    /// `DELETE`
    Delete,
    /// `OPTIONS`
    Options,
}

impl Method {
    /// The method as it stands in the request line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Head => "HEAD",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
        }
    }

    /// What may be done about a failed call by default: RFC 9110, section 9.2.
    pub const fn retry_class(self) -> RetryClass {
        match self {
            Self::Get | Self::Head | Self::Options => RetryClass::Safe,
            Self::Put | Self::Delete => RetryClass::Idempotent,
            Self::Post | Self::Patch => RetryClass::Unsafe,
        }
    }
}

impl std::fmt::Display for Method {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

impl From<Method> for http::Method {
    fn from(method: Method) -> Self {
        match method {
            Method::Get => Self::GET,
            Method::Head => Self::HEAD,
            Method::Post => Self::POST,
            Method::Put => Self::PUT,
            Method::Patch => Self::PATCH,
            Method::Delete => Self::DELETE,
            Method::Options => Self::OPTIONS,
        }
    }
}

/// What sending the same request twice may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RetryClass {
    /// The request changes nothing: it may be sent again.
    Safe,
    /// The second sending changes nothing more: it may be sent again.
    Idempotent,
    /// The second sending may repeat the effect: it is sent again only when the first certainly
    /// had none.
    Unsafe,
    /// Never sent again.
    Never,
}

/// Where a field travels in the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Location {
    /// One segment, or part of one, of the path.
    Path,
    /// A query pair.
    Query,
    /// A header.
    Header,
    /// A member of the JSON body.
    BodyMember,
    /// The whole JSON body.
    Body,
    /// The whole body, as bytes.
    RawBody,
    /// A part of a multipart body.
    Part,
}

/// One field of a declaration.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Field {
    /// The field's name in the struct.
    pub name: &'static str,
    /// The field's name on the wire; empty where it has none (a whole body, a flattened field).
    pub wire_name: &'static str,
    /// Where the field travels.
    pub location: Location,
    /// Whether `new` asks for it.
    pub required: bool,
    /// Whether its value is hidden from every printed form.
    pub secret: bool,
    /// The first line of the field's documentation.
    pub docs: &'static str,
}

impl Field {
    /// A field; required and not secret.
    pub const fn new(name: &'static str, wire_name: &'static str, location: Location) -> Self {
        Self {
            name,
            wire_name,
            location,
            required: true,
            secret: false,
            docs: "",
        }
    }

    /// The same field, optional.
    #[must_use]
    pub const fn optional(mut self) -> Self {
        self.required = false;
        self
    }

    /// The same field, secret.
    #[must_use]
    pub const fn secret(mut self) -> Self {
        self.secret = true;
        self
    }

    /// The same field, documented.
    #[must_use]
    pub const fn docs(mut self, docs: &'static str) -> Self {
        self.docs = docs;
        self
    }
}

/// Everything a declaration says, as static data.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Metadata {
    /// The name of the request function, such as `send_template`.
    pub name: &'static str,
    /// The HTTP method.
    pub method: Method,
    /// The path template as declared, such as `/v2/whatsapp/{bot_id}/hsm`.
    pub template: &'static str,
    /// The fields in their order.
    pub fields: &'static [Field],
    /// What may be done about a failed call.
    pub retry: RetryClass,
    /// How many permits of the service's rate limit one attempt takes.
    pub cost: u32,
    /// The deadline of a call, where the declaration gives one.
    pub timeout: Option<Duration>,
    /// The content type of the body, where it is not `application/json`.
    pub content_type: Option<&'static str>,
    /// The name of the response type, as written.
    pub response: &'static str,
    /// The path of members to the payload in the response, such as `["data", "results"]`.
    pub envelope: &'static [&'static str],
    /// The documentation of the struct.
    pub docs: &'static str,
}

impl Metadata {
    /// Metadata with the defaults of `method`.
    pub const fn new(name: &'static str, method: Method, template: &'static str) -> Self {
        Self {
            name,
            method,
            template,
            fields: &[],
            retry: method.retry_class(),
            cost: 1,
            timeout: None,
            content_type: None,
            response: "()",
            envelope: &[],
            docs: "",
        }
    }

    /// Sets the field table.
    #[must_use]
    pub const fn fields(mut self, fields: &'static [Field]) -> Self {
        self.fields = fields;
        self
    }

    /// Sets the retry class.
    #[must_use]
    pub const fn retry(mut self, retry: RetryClass) -> Self {
        self.retry = retry;
        self
    }

    /// Sets the cost in permits.
    #[must_use]
    pub const fn cost(mut self, cost: u32) -> Self {
        self.cost = cost;
        self
    }

    /// Sets the deadline of a call, in milliseconds.
    #[must_use]
    pub const fn timeout_millis(mut self, millis: u64) -> Self {
        self.timeout = Some(Duration::from_millis(millis));
        self
    }

    /// Sets the content type of the body.
    #[must_use]
    pub const fn content_type(mut self, content_type: &'static str) -> Self {
        self.content_type = Some(content_type);
        self
    }

    /// Sets the name of the response type.
    #[must_use]
    pub const fn response(mut self, response: &'static str) -> Self {
        self.response = response;
        self
    }

    /// Sets the path of members to the payload.
    #[must_use]
    pub const fn envelope(mut self, envelope: &'static [&'static str]) -> Self {
        self.envelope = envelope;
        self
    }

    /// Sets the documentation.
    #[must_use]
    pub const fn docs(mut self, docs: &'static str) -> Self {
        self.docs = docs;
        self
    }
}
