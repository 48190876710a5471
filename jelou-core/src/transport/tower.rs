//! The transport over a tower service.

use std::error::Error as StdError;
use std::future::poll_fn;

use bytes::Bytes;
use tokio::time::timeout_at;
use tower_service::Service;

use super::error::TransportError;
use super::send::{SendFuture, SendOptions, Transport};

/// Sends requests through a tower service: a stack of middleware, another HTTP client, or a server
/// in the same process.
///
/// If the service is not ready in time, the attempt fails as not sent; if it fails later, as lost.
///
/// ```
/// use std::convert::Infallible;
/// use bytes::Bytes;
/// use jelou_core::Client;
/// use jelou_core::transport::TowerTransport;
/// # use std::{future::{Ready, ready}, task::{Context, Poll}};
/// # #[derive(Clone)]
/// # struct Echo;
/// # impl tower_service::Service<http::Request<Bytes>> for Echo {
/// #     type Response = http::Response<Bytes>;
/// #     type Error = Infallible;
/// #     type Future = Ready<Result<Self::Response, Infallible>>;
/// #     fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
/// #         Poll::Ready(Ok(()))
/// #     }
/// #     fn call(&mut self, request: http::Request<Bytes>) -> Self::Future {
/// #         ready(Ok(http::Response::new(request.into_body())))
/// #     }
/// # }
///
/// // `Echo` implements `tower_service::Service<http::Request<Bytes>>`.
/// let client = Client::builder().transport(TowerTransport::new(Echo)).build()?;
/// # Ok::<(), jelou_core::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct TowerTransport<S> {
    service: S,
}

impl<S> TowerTransport<S> {
    /// Creates a transport over `service`, which is cloned for each request.
    pub fn new(service: S) -> Self {
        Self { service }
    }
}

impl<S> Transport for TowerTransport<S>
where
    S: Service<http::Request<Bytes>, Response = http::Response<Bytes>>
        + Clone
        + Send
        + Sync
        + 'static,
    S::Future: Send,
    S::Error: Into<Box<dyn StdError + Send + Sync>> + Send,
{
    fn send(&self, request: http::Request<Bytes>, options: SendOptions) -> SendFuture<'_> {
        Box::pin(async move {
            let mut service = self.service.clone();
            let ready = poll_fn(|context| service.poll_ready(context));
            match timeout_at(options.until, ready).await {
                Ok(Ok(())) => {}
                Ok(Err(error)) => {
                    let error: Box<dyn StdError + Send + Sync> = error.into();
                    return Err(TransportError::not_sent(error.to_string()).with_source(error));
                }
                Err(_) => {
                    return Err(TransportError::not_sent(
                        "the service was not ready within the time of one attempt",
                    ));
                }
            }
            let response = service.call(request).await.map_err(|error| {
                let error: Box<dyn StdError + Send + Sync> = error.into();
                TransportError::lost(error.to_string()).with_source(error)
            })?;
            if response.body().len() > options.body_bytes {
                let limit = options.body_bytes;
                let (head, _) = response.into_parts();
                return Err(TransportError::too_large(limit).responded(head.status, head.headers));
            }
            Ok(response)
        })
    }
}
