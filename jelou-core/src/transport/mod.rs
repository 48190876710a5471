//! What carries a request to the server and brings the response back.

#[cfg(any(feature = "hyper", feature = "reqwest"))]
mod exchange;
#[cfg(feature = "hyper")]
mod hyper;
#[cfg(feature = "reqwest")]
mod origins;
#[cfg(feature = "reqwest")]
mod reqwest;
#[cfg(feature = "tower")]
mod tower;
#[cfg(feature = "reqwest")]
mod url_template;
#[cfg(feature = "reqwest")]
mod watched_body;

use std::error::Error as StdError;
use std::fmt;
use std::pin::Pin;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use tokio::time::Instant;

use crate::wire;

#[cfg(feature = "hyper")]
pub use self::hyper::HyperTransport;
#[cfg(feature = "reqwest")]
pub use self::reqwest::ReqwestTransport;
#[cfg(feature = "tower")]
pub use self::tower::TowerTransport;

/// The future of [`Transport::send`].
pub type SendFuture<'a> =
    Pin<Box<dyn Future<Output = Result<http::Response<Bytes>, TransportError>> + Send + 'a>>;

/// Turns a request into a response: one exchange, no retry, no redirect to another origin.
///
/// The default is [`ReqwestTransport`]. A transport of your own serves tests, proxies, or another
/// HTTP library:
///
/// ```
/// use bytes::Bytes;
/// use jelou_core::transport::{SendOptions, SendFuture, Transport};
///
/// /// Responds to every request with `{}`.
/// struct Always;
///
/// impl Transport for Always {
///     fn send(&self, _request: http::Request<Bytes>, _limits: SendOptions) -> SendFuture<'_> {
///         Box::pin(async { Ok(http::Response::new(Bytes::from_static(b"{}"))) })
///     }
/// }
/// ```
pub trait Transport: Send + Sync + 'static {
    /// Sends a request and reads the whole response.
    ///
    /// A body of more bytes than `limits` say must not be kept in memory: the transport stops and
    /// returns [`TransportError::too_large`], with the head of the response. To keep to the time is the caller's business, who
    /// drops the future; a transport that knows then that nothing was sent may end by itself and
    /// say so.
    fn send(&self, request: http::Request<Bytes>, limits: SendOptions) -> SendFuture<'_>;
}

/// What one exchange may take.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct SendOptions {
    /// How large the body of the response may be, in bytes.
    pub body_bytes: usize,
    /// When the caller gives up.
    pub until: Instant,
    /// When the exchange begins: to read the clock costs more than to be told.
    #[cfg_attr(
        not(any(feature = "hyper", feature = "reqwest")),
        expect(dead_code, reason = "for the transports over sockets")
    )]
    began: Instant,
}

impl SendOptions {
    /// Limits of one exchange, which begins now.
    pub fn new(body_bytes: usize, until: Instant) -> Self {
        Self::since(Instant::now(), body_bytes, until)
    }

    /// Limits of one exchange that begins at a moment that is known.
    #[inline]
    pub(crate) fn since(began: Instant, body_bytes: usize, until: Instant) -> Self {
        Self {
            body_bytes,
            until,
            began,
        }
    }
}

#[cfg(any(feature = "hyper", feature = "reqwest"))]
const TOO_LATE: &str = "the time of one attempt ended before the request was sent";

/// An exchange that failed below HTTP.
pub struct TransportError {
    message: String,
    stage: Stage,
    /// The head of a response whose body could not be had.
    head: Option<Box<(StatusCode, HeaderMap)>>,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

/// How far an exchange came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// The request is none that can be sent.
    Request,
    /// There was no connection.
    Connect,
    /// The server may have seen that a request comes, and counted it, but not what it asks for.
    #[cfg(feature = "reqwest")]
    Head,
    /// Nothing of the request was written.
    Unsent,
    /// The server may have received the request.
    Sent,
    /// The response was larger than it may be.
    Response,
}

impl TransportError {
    /// No connection could be made: certainly nothing was sent.
    pub fn connect(message: impl Into<String>) -> Self {
        Self::new(Stage::Connect, message)
    }

    /// The exchange broke before the first byte of the request was written.
    pub fn not_sent(message: impl Into<String>) -> Self {
        Self::new(Stage::Unsent, message)
    }

    /// The transport cannot make such a request: nothing was sent, and another attempt would end the
    /// same way.
    pub fn unsendable(message: impl Into<String>) -> Self {
        Self::new(Stage::Request, message)
    }

    /// The exchange broke later: the server may have received the request.
    pub fn lost(message: impl Into<String>) -> Self {
        Self::new(Stage::Sent, message)
    }

    /// The response is larger than `limit` bytes.
    pub fn too_large(limit: usize) -> Self {
        Self::new(Stage::Response, wire::too_large(limit))
    }

    fn new(stage: Stage, message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            stage,
            head: None,
            source: None,
        }
    }

    /// Keeps the head of a response whose body broke off or is too large: the status still says what
    /// became of the request, and a `Retry-After` when to come back.
    #[must_use]
    pub fn responded(mut self, status: StatusCode, headers: HeaderMap) -> Self {
        self.head = Some(Box::new((status, headers)));
        self
    }

    /// The time of the attempt ended before there was a connection.
    #[cfg(feature = "hyper")]
    fn too_late_to_connect() -> Self {
        Self::connect(TOO_LATE)
    }

    /// The time of the attempt ended before the body was asked for. With HTTP/2 the head may have
    /// been sent by then.
    #[cfg(feature = "reqwest")]
    fn too_late_to_send() -> Self {
        Self::new(Stage::Head, TOO_LATE)
    }

    /// Keeps the error that caused this one. It must print no secret, no URL and no query.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// Whether no connection could be made.
    pub fn is_connect(&self) -> bool {
        match self.stage {
            Stage::Connect => true,
            #[cfg(feature = "reqwest")]
            Stage::Head => true,
            Stage::Request | Stage::Unsent | Stage::Sent | Stage::Response => false,
        }
    }

    /// Whether the server may have received the request.
    pub fn was_sent(&self) -> bool {
        matches!(self.stage, Stage::Sent | Stage::Response)
    }

    /// Whether the server may have counted the request.
    pub(crate) fn was_counted(&self) -> bool {
        !matches!(self.stage, Stage::Request | Stage::Connect | Stage::Unsent)
    }

    /// Whether there is no sense in another attempt.
    pub(crate) fn is_unsendable(&self) -> bool {
        self.stage == Stage::Request
    }

    /// Whether the response was larger than it may be.
    pub(crate) fn is_too_large(&self) -> bool {
        self.stage == Stage::Response
    }

    /// The head of a response whose body could not be had, as a response without one.
    pub(crate) fn take_head(&mut self) -> Option<http::Response<Bytes>> {
        let (status, headers) = *self.head.take()?;
        let mut head = http::Response::default();
        *head.status_mut() = status;
        *head.headers_mut() = headers;
        Some(head)
    }

    pub(crate) fn into_source(self) -> Option<Box<dyn StdError + Send + Sync>> {
        self.source
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl fmt::Debug for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TransportError")
            .field("message", &self.message)
            .field("stage", &self.stage)
            .field("source", &self.source)
            .finish_non_exhaustive()
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source
            .as_deref()
            .map(|source| source as &(dyn StdError + 'static))
    }
}
