//! The default transport.

use std::error::Error as StdError;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http::Method;
use http::header::{CONTENT_LENGTH, HeaderValue};
use reqwest::redirect;

use super::{Sending, Transport, TransportError};
use crate::error::Error;

/// How long a connection may take to be made.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// Sends requests with reqwest.
///
/// The client that [`ReqwestTransport::new`] makes follows no redirect (a credential must not reach
/// another host) and repeats nothing (the retry rule is the caller's). Proxies are taken from the
/// environment.
#[derive(Clone, Debug)]
pub struct ReqwestTransport {
    client: reqwest::Client,
}

impl ReqwestTransport {
    /// A transport with the default settings.
    ///
    /// # Errors
    /// [`ErrorKind::Configuration`](crate::ErrorKind::Configuration): TLS cannot be set up, for
    /// instance because the system has no certificates.
    pub fn new() -> Result<Self, Error> {
        reqwest::Client::builder()
            .redirect(redirect::Policy::none())
            .retry(reqwest::retry::never())
            .connect_timeout(CONNECT_TIMEOUT)
            .build()
            .map(|client| Self { client })
            .map_err(|error| {
                Error::configuration(format!("the HTTP client cannot be made: {}", chain(&error)))
            })
    }

    /// A transport over a client of yours: with its proxy, TLS settings, certificates, DNS.
    ///
    /// Give it `redirect::Policy::none()` and `retry::never()`: reqwest's own redirects carry
    /// custom headers such as `x-api-key` to other hosts, and its own retries are not seen by the
    /// rate limit.
    pub fn from_client(client: reqwest::Client) -> Self {
        Self { client }
    }
}

impl Transport for ReqwestTransport {
    fn send(&self, request: http::Request<Bytes>, body_limit: usize) -> Sending<'_> {
        Box::pin(async move {
            let mut request = reqwest::Request::try_from(request)
                .map_err(|error| TransportError::not_sent(describe(error)))?;
            announce_empty_body(&mut request);
            let mut response = self.client.execute(request).await.map_err(failed)?;
            let mut head = http::Response::new(());
            *head.status_mut() = response.status();
            std::mem::swap(head.headers_mut(), response.headers_mut());
            let body = read_body(&mut response, body_limit).await?;
            Ok(head.map(|()| body))
        })
    }
}

/// A method that usually has a body says so when it has none (RFC 9110, section 8.6); some servers
/// insist on it.
fn announce_empty_body(request: &mut reqwest::Request) {
    let expects_body = matches!(
        *request.method(),
        Method::POST | Method::PUT | Method::PATCH
    );
    let is_empty = request
        .body()
        .is_none_or(|body| body.as_bytes().is_some_and(<[u8]>::is_empty));
    if expects_body && is_empty {
        request
            .headers_mut()
            .insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
    }
}

/// Reads the body; one that arrives in one piece is not copied.
async fn read_body(
    response: &mut reqwest::Response,
    limit: usize,
) -> Result<Bytes, TransportError> {
    let announced = response
        .content_length()
        .and_then(|length| usize::try_from(length).ok());
    if announced.is_some_and(|length| length > limit) {
        return Err(TransportError::too_large(limit, response.status()));
    }
    let mut first = Bytes::new();
    let mut rest: Option<BytesMut> = None;
    while let Some(chunk) = response.chunk().await.map_err(failed)? {
        let length = rest.as_ref().map_or(first.len(), BytesMut::len) + chunk.len();
        if length > limit {
            return Err(TransportError::too_large(limit, response.status()));
        }
        match &mut rest {
            Some(body) => body.extend_from_slice(&chunk),
            None if first.is_empty() => first = chunk,
            None => {
                let mut body = BytesMut::with_capacity(announced.unwrap_or(length * 2).min(limit));
                body.extend_from_slice(&first);
                body.extend_from_slice(&chunk);
                rest = Some(body);
            }
        }
    }
    Ok(rest.map_or(first, BytesMut::freeze))
}

fn failed(error: reqwest::Error) -> TransportError {
    let (connect, message) = (error.is_connect(), describe(error));
    if connect {
        TransportError::connect(message)
    } else {
        TransportError::lost(message)
    }
}

/// The error with its causes. The URL is left out: a query may hold what is not to be printed.
fn describe(error: reqwest::Error) -> String {
    chain(&error.without_url())
}

fn chain(error: &dyn StdError) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let next = error.to_string();
        if !text.contains(&next) {
            text.push_str(": ");
            text.push_str(&next);
        }
        cause = error.source();
    }
    text
}
