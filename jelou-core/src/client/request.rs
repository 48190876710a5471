//! The request of a call, as it is kept for its attempts.

use bytes::Bytes;
use http::Uri;
use http::header::HeaderMap;

use crate::endpoint::Method;
use crate::error::Error;
use crate::service::ServiceState;
use crate::wire::{Encoded, HeaderLines};

/// What is left of a declaration once it is encoded. The headers that every request of the service
/// has are added when it is sent, so that they are copied once for each attempt.
pub(super) struct Request {
    method: Method,
    uri: Uri,
    headers: HeaderLines,
    body: Bytes,
}

impl Request {
    #[inline]
    pub(super) fn new(
        service: &ServiceState,
        method: Method,
        encoded: Encoded,
    ) -> Result<Self, Error> {
        let uri = service.base.uri(encoded.target).map_err(|error| {
            Error::configuration(format!("the request target is not valid: {error}"))
        })?;
        Ok(Self {
            method,
            uri,
            headers: encoded.headers,
            body: encoded.body,
        })
    }

    /// The request as it leaves: host, headers, credential.
    #[inline]
    pub(super) fn to_http(&self, service: &ServiceState) -> http::Request<Bytes> {
        let headers = service.headers(&self.headers, &self.body);
        assemble(self.method, self.uri.clone(), headers, self.body.clone())
    }

    /// The same, where it is not needed again.
    #[inline]
    pub(super) fn into_http(self, service: &ServiceState) -> http::Request<Bytes> {
        let headers = service.headers(&self.headers, &self.body);
        assemble(self.method, self.uri, headers, self.body)
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
