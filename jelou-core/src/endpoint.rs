//! The [`Endpoint`] trait: what a declaration becomes.

use crate::error::{ApiError, Error};
use crate::metadata::Metadata;
use crate::service::Service;
use crate::wire::{self, DecodeError, EncodeError, EncodedRequest, Received, RequestEncoder};

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

/// Encodes a request; nothing is sent.
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
    let encoded = wire::encode_alone(E::METADATA, &|encoder| request.encode(encoder));
    encoded.map_err(|error| Error::encode(E::METADATA, error))
}
