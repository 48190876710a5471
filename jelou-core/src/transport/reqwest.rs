//! The transport over reqwest, which is the default one.

use std::future::ready;
use std::mem;

use bytes::Bytes;
use reqwest::redirect;

use super::error::{TransportError, chain};
use super::exchange::{CONNECT_TIMEOUT, IncomingBody, announce_empty_body, watched};
use super::host_urls::HostUrls;
use super::send::{SendFuture, SendOptions, Transport};
use super::watched_body::{BodyWatch, WatchedBody};

/// Sends requests with reqwest.
///
/// The client of [`ReqwestTransport::new`] follows no redirect, because a credential must not reach
/// another host, and retries nothing, because the caller does. It takes proxies from the environment.
#[derive(Clone, Debug)]
pub struct ReqwestTransport {
    client: reqwest::Client,
    host_urls: HostUrls,
}

impl ReqwestTransport {
    /// Creates a transport with the default settings.
    ///
    /// # Errors
    /// TLS cannot be set up, for instance because the system has no certificates. As a
    /// [`jelou_core::Error`](crate::Error) it has the kind
    /// [`Configuration`](crate::ErrorKind::Configuration).
    pub fn new() -> Result<Self, TransportError> {
        reqwest::Client::builder()
            .redirect(redirect::Policy::none())
            // `never()` alone copies every request for a retry that never comes.
            .retry(reqwest::retry::never().max_retries_per_request(0))
            .connect_timeout(CONNECT_TIMEOUT)
            .build()
            .map(Self::from_client)
            .map_err(|error| TransportError::setup(&error))
    }

    /// Creates a transport over your own client, with its proxy, TLS settings, certificates, DNS. Build
    /// the client with [`jelou_core::reqwest`](crate::reqwest), which has the right version.
    ///
    /// ```
    /// use jelou_core::transport::ReqwestTransport;
    /// use jelou_core::{Client, reqwest};
    ///
    /// let http = reqwest::Client::builder()
    ///     .redirect(reqwest::redirect::Policy::none())
    ///     .retry(reqwest::retry::never().max_retries_per_request(0))
    ///     .build()?;
    /// let client = Client::builder().transport(ReqwestTransport::from_client(http)).build()?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// Set `redirect::Policy::none()` and `retry::never()`: reqwest's own redirects carry custom headers
    /// such as `x-api-key` to other hosts, and the rate limit does not see its own retries. Without
    /// `max_retries_per_request(0)` it copies each request for a retry that `never()` forbids.
    pub fn from_client(client: reqwest::Client) -> Self {
        Self {
            client,
            host_urls: HostUrls::default(),
        }
    }
}

impl Transport for ReqwestTransport {
    fn send(&self, request: http::Request<Bytes>, options: SendOptions) -> SendFuture<'_> {
        if options.may_end_before_connecting() {
            return Box::pin(self.send_watched(request, options));
        }
        // A future over `reqwest::Request` is smaller than one over `http::Request`.
        match self.request(request) {
            Ok(request) => Box::pin(exchange(self.client.execute(request), options)),
            Err(error) => Box::pin(ready(Err(error))),
        }
    }
}

impl ReqwestTransport {
    /// Converts a request to reqwest's own type, to be sent with a client of your own.
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
    /// The URI names no host, or reqwest would change a byte of the request target, as it does with
    /// `..` segments.
    pub fn request(
        &self,
        mut request: http::Request<Bytes>,
    ) -> Result<reqwest::Request, TransportError> {
        self.with_body(&mut request, reqwest::Body::from)
    }

    #[inline]
    fn with_body(
        &self,
        request: &mut http::Request<Bytes>,
        body: impl FnOnce(Bytes) -> reqwest::Body,
    ) -> Result<reqwest::Request, TransportError> {
        announce_empty_body(request);
        let url = self.host_urls.request_url(request.uri())?;
        // Taking the parts out one by one costs less than moving the whole request.
        let mut made = reqwest::Request::new(mem::take(request.method_mut()), url);
        mem::swap(made.headers_mut(), request.headers_mut());
        *made.body_mut() = Some(body(mem::take(request.body_mut())));
        Ok(made)
    }

    /// Sends a request whose time may end before there is a connection.
    async fn send_watched(
        &self,
        mut request: http::Request<Bytes>,
        options: SendOptions,
    ) -> Result<http::Response<Bytes>, TransportError> {
        let watch = BodyWatch::new();
        let request = self.with_body(&mut request, |body| {
            reqwest::Body::wrap(WatchedBody::new(body, &watch))
        })?;
        let exchange = exchange(self.client.execute(request), options);
        let is_unsent = || watch.take_back();
        watched(
            options,
            exchange,
            is_unsent,
            TransportError::too_late_to_send,
        )
        .await
    }
}

async fn exchange(
    executing: impl Future<Output = Result<reqwest::Response, reqwest::Error>>,
    options: SendOptions,
) -> Result<http::Response<Bytes>, TransportError> {
    let mut response = match executing.await {
        Ok(response) => response,
        Err(error) => return Err(failed(error)),
    };
    let read = async {
        let mut body = IncomingBody::new(response.content_length(), options)?;
        loop {
            match response.chunk().await {
                Ok(Some(chunk)) => body.push(chunk)?,
                Ok(None) => return Ok(body.finish()),
                Err(error) => return Err(failed(error)),
            }
        }
    };
    let body = match read.await {
        Ok(body) => body,
        Err(error) => {
            return Err(error.responded(response.status(), mem::take(response.headers_mut())));
        }
    };
    let mut whole = http::Response::new(body);
    *whole.status_mut() = response.status();
    mem::swap(whole.headers_mut(), response.headers_mut());
    Ok(whole)
}

#[cold]
fn failed(error: reqwest::Error) -> TransportError {
    let (connect, builder) = (error.is_connect(), error.is_builder());
    let message = describe(error);
    if connect {
        TransportError::connect(message)
    } else if builder {
        TransportError::unsendable(message)
    } else {
        TransportError::lost(message)
    }
}

/// Describes an error and its causes, without the URL: a query may hold a secret.
fn describe(error: reqwest::Error) -> String {
    chain(&error.without_url())
}
