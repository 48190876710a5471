//! The request of a call, as it is kept for its attempts.

use bytes::Bytes;
use http::Uri;
use http::header::HeaderMap;
use http::uri::PathAndQuery;

use crate::error::Error;
use crate::metadata::Method;
use crate::service::ServiceState;
use crate::wire::{Encoded, HeaderLines};

/// What is left of a declaration once it is encoded. The headers that every request of the service
/// has are added when it is sent, so that they are copied once for each attempt.
pub(super) struct Request {
    method: Method,
    /// A target is smaller than a URI, and thousands of calls may wait.
    target: PathAndQuery,
    headers: HeaderLines,
    body: Bytes,
}

impl Request {
    #[inline]
    pub(super) fn new(method: Method, encoded: Encoded) -> Result<Self, Error> {
        let target = Bytes::from(encoded.target);
        let target = PathAndQuery::from_maybe_shared(target).map_err(|error| {
            Error::configuration(format!("the request target is not valid: {error}"))
        })?;
        Ok(Self {
            method,
            target,
            headers: encoded.headers,
            body: encoded.body,
        })
    }

    /// The request as it leaves: host, headers, credential.
    #[inline]
    pub(super) fn to_http(&self, service: &ServiceState) -> http::Request<Bytes> {
        let headers = service.headers(&self.headers, &self.body);
        let uri = service.base.uri(self.target.clone());
        assemble(self.method, uri, headers, self.body.clone())
    }

    /// The same, where it is not needed again.
    #[inline]
    pub(super) fn into_http(self, service: &ServiceState) -> http::Request<Bytes> {
        let headers = service.headers(&self.headers, &self.body);
        let uri = service.base.uri(self.target);
        assemble(self.method, uri, headers, self.body)
    }
}

#[inline]
fn assemble(method: Method, uri: Uri, headers: HeaderMap, body: Bytes) -> http::Request<Bytes> {
    let mut request = http::Request::new(body);
    *request.method_mut() = method.into();
    *request.uri_mut() = uri;
    *request.headers_mut() = headers;
    request
}
