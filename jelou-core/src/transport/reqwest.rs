//! The default transport.

use std::convert::Infallible;
use std::future::ready;
use std::mem;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use reqwest::redirect;

use super::exchange::{Arriving, CONNECT_TIMEOUT, announce_empty_body, chain, watched};
use super::origins::Origins;
use super::{SendLimits, Sending, Transport, TransportError};
use crate::error::Error;

/// Sends requests with reqwest.
///
/// The client that [`ReqwestTransport::new`] makes follows no redirect (a credential must not reach
/// another host) and repeats nothing (the retry rule is the caller's). Proxies are taken from the
/// environment.
#[derive(Clone, Debug)]
pub struct ReqwestTransport {
    client: reqwest::Client,
    origins: Origins,
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
            .map(Self::from_client)
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
        Self {
            client,
            origins: Origins::default(),
        }
    }
}

impl Transport for ReqwestTransport {
    fn send(&self, request: http::Request<Bytes>, limits: SendLimits) -> Sending<'_> {
        if limits.may_end_before_connecting() {
            return Box::pin(self.send_watched(request, limits));
        }
        // What reqwest makes of a request is smaller than the request.
        match self.request(request) {
            Ok(request) => Box::pin(exchange(self.client.execute(request), limits)),
            Err(error) => Box::pin(ready(Err(error))),
        }
    }
}

impl ReqwestTransport {
    /// The request as reqwest has it, for those who send it by themselves.
    ///
    /// ```
    /// use bytes::Bytes;
    /// use jelou_core::transport::ReqwestTransport;
    ///
    /// let transport = ReqwestTransport::new()?;
    /// let request = http::Request::get("https://api.example.com/a%20b?c=d").body(Bytes::new())?;
    /// let request = transport.request(request)?;
    /// assert_eq!(request.url().as_str(), "https://api.example.com/a%20b?c=d");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// The target is no URL.
    pub fn request(
        &self,
        mut request: http::Request<Bytes>,
    ) -> Result<reqwest::Request, TransportError> {
        self.with_body(&mut request, reqwest::Body::from)
    }

    fn with_body(
        &self,
        request: &mut http::Request<Bytes>,
        body: impl FnOnce(Bytes) -> reqwest::Body,
    ) -> Result<reqwest::Request, TransportError> {
        announce_empty_body(request);
        let url = self.origins.url(request.uri()).map_err(|error| {
            TransportError::not_sent(format!("the request target is no URL: {error}"))
        })?;
        // Taken out one by one: to move the whole request costs more.
        let mut made = reqwest::Request::new(mem::take(request.method_mut()), url);
        mem::swap(made.headers_mut(), request.headers_mut());
        *made.body_mut() = Some(body(mem::take(request.body_mut())));
        Ok(made)
    }

    /// Sends a request whose time may end before there is a connection.
    async fn send_watched(
        &self,
        mut request: http::Request<Bytes>,
        limits: SendLimits,
    ) -> Result<http::Response<Bytes>, TransportError> {
        let is_read = Arc::new(AtomicBool::new(false));
        let request = self.with_body(&mut request, |body| {
            reqwest::Body::wrap(WatchedBody {
                bytes: Some(body).filter(|body| !body.is_empty()),
                is_read: Arc::clone(&is_read),
            })
        })?;
        let exchange = exchange(self.client.execute(request), limits);
        let is_sent = || is_read.load(Ordering::Relaxed);
        watched(limits, exchange, is_sent, TransportError::too_late_to_send).await
    }
}

async fn exchange(
    executing: impl Future<Output = Result<reqwest::Response, reqwest::Error>>,
    limits: SendLimits,
) -> Result<http::Response<Bytes>, TransportError> {
    let mut response = match executing.await {
        Ok(response) => response,
        Err(error) => return Err(failed(error)),
    };
    let mut body = Arriving::new(response.status(), response.content_length(), limits)?;
    loop {
        match response.chunk().await {
            Ok(Some(piece)) => body.push(piece)?,
            Ok(None) => break,
            Err(error) => return Err(failed(error)),
        }
    }
    let mut whole = http::Response::new(body.finish());
    *whole.status_mut() = response.status();
    mem::swap(whole.headers_mut(), response.headers_mut());
    Ok(whole)
}

/// A body that tells when it is first read: once there is a connection, and with HTTP/1 before a
/// byte is sent.
struct WatchedBody {
    bytes: Option<Bytes>,
    is_read: Arc<AtomicBool>,
}

impl Body for WatchedBody {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.is_read.store(true, Ordering::Relaxed);
        Poll::Ready(self.bytes.take().map(|bytes| Ok(Frame::data(bytes))))
    }

    fn is_end_stream(&self) -> bool {
        // With nothing to read it is only asked whether there is something.
        if self.bytes.is_none() {
            self.is_read.store(true, Ordering::Relaxed);
        }
        self.bytes.is_none()
    }

    fn size_hint(&self) -> SizeHint {
        let length = self.bytes.as_ref().map_or(0, Bytes::len);
        SizeHint::with_exact(u64::try_from(length).unwrap_or(u64::MAX))
    }
}

#[cold]
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
