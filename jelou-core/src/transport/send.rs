//! The contract between a call and a transport.

use std::pin::Pin;

use bytes::Bytes;
use tokio::time::Instant;

use super::error::TransportError;

/// The future of [`Transport::send`].
pub type SendFuture<'a> =
    Pin<Box<dyn Future<Output = Result<http::Response<Bytes>, TransportError>> + Send + 'a>>;

/// Turns a request into a response: one exchange, no retry, no redirect to another origin.
///
/// The default is [`ReqwestTransport`](super::ReqwestTransport). Write a transport of your own for
/// tests, proxies, or another HTTP library:
///
/// ```
/// use bytes::Bytes;
/// use jelou_core::transport::{SendOptions, SendFuture, Transport};
///
/// /// Responds to every request with `{}`.
/// struct Always;
///
/// impl Transport for Always {
///     fn send(&self, _request: http::Request<Bytes>, _options: SendOptions) -> SendFuture<'_> {
///         Box::pin(async { Ok(http::Response::new(Bytes::from_static(b"{}"))) })
///     }
/// }
/// ```
pub trait Transport: Send + Sync + 'static {
    /// Sends a request and reads the whole response.
    ///
    /// A transport must not keep a body of more than [`SendOptions::body_bytes`] in memory: it stops
    /// reading and returns [`TransportError::too_large`], with the head of the response. The caller
    /// enforces the deadline by dropping the future. A transport that knows at the deadline that
    /// nothing was sent may end by itself and say so.
    fn send(&self, request: http::Request<Bytes>, options: SendOptions) -> SendFuture<'_>;
}

/// The limits of one exchange.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct SendOptions {
    /// The largest body that a response may have, in bytes.
    pub body_bytes: usize,
    /// When the caller gives up.
    pub until: Instant,
    /// When the exchange begins. The caller knows; another look at the clock would cost more.
    #[cfg_attr(
        not(any(feature = "hyper", feature = "reqwest")),
        expect(dead_code, reason = "for the transports over sockets")
    )]
    pub(super) began: Instant,
}

impl SendOptions {
    /// Creates the options of an exchange that begins now.
    pub fn new(body_bytes: usize, until: Instant) -> Self {
        Self::since(Instant::now(), body_bytes, until)
    }

    /// Creates the options of an exchange that begins at a known moment.
    #[inline]
    pub(crate) fn since(began: Instant, body_bytes: usize, until: Instant) -> Self {
        Self {
            body_bytes,
            until,
            began,
        }
    }
}
