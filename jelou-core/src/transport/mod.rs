//! What carries a request to the server and brings the answer back.

#[cfg(feature = "reqwest")]
mod reqwest;
#[cfg(feature = "tower")]
mod tower;

use std::error::Error as StdError;
use std::fmt;
use std::pin::Pin;

use bytes::Bytes;
use http::StatusCode;

use crate::error::DecodeError;

#[cfg(feature = "reqwest")]
pub use self::reqwest::ReqwestTransport;
#[cfg(feature = "tower")]
pub use self::tower::TowerTransport;

/// The future of [`Transport::send`].
pub type Sending<'a> =
    Pin<Box<dyn Future<Output = Result<http::Response<Bytes>, TransportError>> + Send + 'a>>;

/// Turns a request into a response: one exchange, no retry, no redirect to another origin.
///
/// The default is [`ReqwestTransport`]. A transport of your own serves tests, proxies, or another
/// HTTP library:
///
/// ```
/// use bytes::Bytes;
/// use jelou_core::transport::{Sending, Transport};
///
/// /// Answers every request with `{}`.
/// struct Always;
///
/// impl Transport for Always {
///     fn send(&self, _request: http::Request<Bytes>, _body_limit: usize) -> Sending<'_> {
///         Box::pin(async { Ok(http::Response::new(Bytes::from_static(b"{}"))) })
///     }
/// }
/// ```
pub trait Transport: Send + Sync + 'static {
    /// Sends a request and reads the whole answer.
    ///
    /// A body of more than `body_limit` bytes must not be kept in memory: the transport stops and
    /// returns [`TransportError::too_large`].
    fn send(&self, request: http::Request<Bytes>, body_limit: usize) -> Sending<'_>;
}

/// An exchange that failed below HTTP.
pub struct TransportError {
    message: String,
    sent: bool,
    connect: bool,
    too_large: Option<StatusCode>,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

impl TransportError {
    /// No connection could be made: certainly nothing was sent.
    pub fn connect(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            sent: false,
            connect: true,
            too_large: None,
            source: None,
        }
    }

    /// The exchange broke before the first byte of the request was written.
    pub fn not_sent(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            sent: false,
            connect: false,
            too_large: None,
            source: None,
        }
    }

    /// The exchange broke later: the server may have received the request.
    pub fn lost(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            sent: true,
            connect: false,
            too_large: None,
            source: None,
        }
    }

    /// The answer, of this status, is larger than `limit` bytes.
    pub fn too_large(limit: usize, status: StatusCode) -> Self {
        let mut error = Self::lost(DecodeError::too_large(limit).to_string());
        error.too_large = Some(status);
        error
    }

    /// Keeps the error that caused this one. It must print no secret, no URL and no query.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// Whether no connection could be made.
    pub fn is_connect(&self) -> bool {
        self.connect
    }

    /// Whether the server may have received the request.
    pub fn was_sent(&self) -> bool {
        self.sent
    }

    /// The status of an answer that was too large.
    pub(crate) fn too_large_status(&self) -> Option<StatusCode> {
        self.too_large
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
            .field("sent", &self.sent)
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
