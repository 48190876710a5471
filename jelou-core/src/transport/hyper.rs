//! The transport over hyper.

use std::error::Error as StdError;
use std::fmt;
use std::mem;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::Uri;
use http_body_util::{BodyExt, Full};
use hyper::body::{Body, Frame};
use hyper::rt::{Read, Write};
use hyper_rustls::HttpsConnectorBuilder;
use hyper_util::client::legacy::connect::{Connect, Connection, HttpConnector, capture_connection};
use hyper_util::client::legacy::{Client, Error as ClientError};
use hyper_util::rt::{TokioExecutor, TokioTimer};
use tokio::time::timeout;
use tower_service::Service;

use super::error::{TransportError, chain};
use super::exchange::{CONNECT_TIMEOUT, IncomingBody, announce_empty_body, watched};
use super::send::{SendFuture, SendOptions, Transport};

/// How long an idle connection is kept.
const IDLE_TIMEOUT: Duration = Duration::from_secs(90);

/// Sends requests with hyper's pooled client, over rustls with the platform's certificates.
///
/// It takes about half the time of [`ReqwestTransport`](super::ReqwestTransport), and supports no
/// proxy, no cookies and no redirects.
///
/// ```
/// use jelou_core::Client;
/// use jelou_core::transport::HyperTransport;
///
/// let client = Client::builder().transport(HyperTransport::new()?).build()?;
/// # Ok::<(), jelou_core::Error>(())
/// ```
#[derive(Clone)]
pub struct HyperTransport(Arc<dyn Transport>);

impl HyperTransport {
    /// Creates a transport with the default settings.
    ///
    /// # Errors
    /// TLS cannot be set up, for instance because the system has no certificates. As a
    /// [`jelou_core::Error`](crate::Error) it has the kind
    /// [`Configuration`](crate::ErrorKind::Configuration).
    pub fn new() -> Result<Self, TransportError> {
        let mut http = HttpConnector::new();
        http.enforce_http(false);
        http.set_nodelay(true);
        let tls = HttpsConnectorBuilder::new()
            .try_with_platform_verifier()
            .map_err(|error| TransportError::setup(&error))?;
        let connector = tls.https_or_http().enable_all_versions();
        Ok(Self::with_connector(connector.wrap_connector(http)))
    }

    /// Creates a transport over your own connector, with its certificates, DNS, or sockets.
    ///
    /// ```
    /// use hyper_util::client::legacy::connect::HttpConnector;
    /// use jelou_core::transport::HyperTransport;
    ///
    /// // Without TLS, for a proxy on this machine.
    /// let transport = HyperTransport::with_connector(HttpConnector::new());
    /// ```
    pub fn with_connector<C>(connector: C) -> Self
    where
        C: Service<Uri> + Clone + Send + Sync + 'static,
        C::Response: Read + Write + Connection + Unpin + Send + 'static,
        C::Error: Into<Box<dyn StdError + Send + Sync>>,
        C::Future: Send + 'static,
    {
        let client = Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(IDLE_TIMEOUT)
            .build(WithConnectTimeout(connector));
        Self(Arc::new(Pooled(client)))
    }
}

impl Transport for HyperTransport {
    fn send(&self, request: http::Request<Bytes>, options: SendOptions) -> SendFuture<'_> {
        self.0.send(request, options)
    }
}

impl fmt::Debug for HyperTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HyperTransport").finish_non_exhaustive()
    }
}

struct Pooled<C>(Client<C, Full<Bytes>>);

impl<C: Connect + Clone + Send + Sync + 'static> Transport for Pooled<C> {
    fn send(&self, mut request: http::Request<Bytes>, options: SendOptions) -> SendFuture<'_> {
        announce_empty_body(&mut request);
        let mut request = request.map(Full::new);
        if !options.may_end_before_connecting() {
            return Box::pin(exchange(self.0.request(request), options));
        }
        let connection = capture_connection(&mut request);
        let sending = self.0.request(request);
        Box::pin(async move {
            // Only this task takes a connection, so none is taken once the exchange is dropped.
            let is_unsent = || connection.connection_metadata().is_none();
            let exchange = exchange(sending, options);
            watched(
                options,
                exchange,
                is_unsent,
                TransportError::too_late_to_connect,
            )
            .await
        })
    }
}

async fn exchange<B>(
    sending: impl Future<Output = Result<http::Response<B>, ClientError>>,
    options: SendOptions,
) -> Result<http::Response<Bytes>, TransportError>
where
    B: Body<Data = Bytes, Error = hyper::Error> + Unpin,
{
    let mut response = match sending.await {
        Ok(response) => response,
        Err(error) => return Err(failed(&error)),
    };
    let read = async {
        let announced = response.body().size_hint().exact();
        let mut body = IncomingBody::new(announced, options)?;
        while let Some(frame) = response.body_mut().frame().await {
            match frame.map(Frame::into_data) {
                Ok(Ok(chunk)) => body.push(chunk)?,
                // Trailers.
                Ok(Err(_)) => {}
                Err(error) => return Err(broken(&error)),
            }
        }
        Ok(body.finish())
    };
    match read.await {
        Ok(body) => Ok(response.map(|_| body)),
        Err(error) => Err(error.responded(response.status(), mem::take(response.headers_mut()))),
    }
}

#[cold]
fn broken(error: &hyper::Error) -> TransportError {
    TransportError::lost(chain(error))
}

#[cold]
fn failed(error: &ClientError) -> TransportError {
    let message = chain(error);
    if error.is_connect() {
        TransportError::connect(message)
    } else {
        TransportError::lost(message)
    }
}

/// A connector that fails unless it connects within [`CONNECT_TIMEOUT`], TLS included.
#[derive(Clone)]
struct WithConnectTimeout<C>(C);

impl<C> Service<Uri> for WithConnectTimeout<C>
where
    C: Service<Uri>,
    C::Future: Send + 'static,
    C::Error: Into<Box<dyn StdError + Send + Sync>>,
{
    type Response = C::Response;
    type Error = Box<dyn StdError + Send + Sync>;
    type Future = Pin<Box<dyn Future<Output = Result<C::Response, Self::Error>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.0.poll_ready(context).map_err(Into::into)
    }

    fn call(&mut self, uri: Uri) -> Self::Future {
        let connecting = self.0.call(uri);
        Box::pin(async move {
            match timeout(CONNECT_TIMEOUT, connecting).await {
                Ok(connected) => connected.map_err(Into::into),
                Err(_) => Err(format!("no connection within {CONNECT_TIMEOUT:?}").into()),
            }
        })
    }
}
