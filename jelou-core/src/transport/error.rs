//! Why an exchange failed, and how far it came.

use std::error::Error as StdError;
use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

#[cfg(any(feature = "hyper", feature = "reqwest"))]
const TOO_LATE: &str = "the time of one attempt ended before the request was sent";

/// An exchange that failed below HTTP.
pub struct TransportError {
    message: String,
    stage: Stage,
    /// The head of a response whose body was not read to its end.
    head: Option<Box<(StatusCode, HeaderMap)>>,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

/// How far an exchange came before it failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// The transport could not be created.
    #[cfg(any(feature = "hyper", feature = "reqwest"))]
    Setup,
    /// The request is invalid and can never be sent.
    Request,
    /// There was no connection.
    Connect,
    /// The server may have received and counted the head of the request, but not its body.
    #[cfg(feature = "reqwest")]
    Head,
    /// No byte of the request was written.
    Unsent,
    /// The server may have received the request.
    Sent,
    /// The response exceeded the size limit.
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

    /// The transport cannot send such a request: nothing was sent, and another attempt would fail the
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
        Self::new(
            Stage::Response,
            format!(
                "the response is larger than {limit} bytes; raise `max_response_bytes` of the client \
                 builder if that is expected"
            ),
        )
    }

    /// The transport could not be created.
    #[cfg(any(feature = "hyper", feature = "reqwest"))]
    #[cold]
    pub(super) fn setup(error: &dyn StdError) -> Self {
        let reason = chain(error);
        Self::new(
            Stage::Setup,
            format!("the HTTP client cannot be made: {reason}"),
        )
    }

    fn new(stage: Stage, message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            stage,
            head: None,
            source: None,
        }
    }

    /// Keeps the head of a response whose body broke off or is too large. The status still tells the
    /// outcome of the request, and `Retry-After` the wait before another one.
    #[must_use]
    pub fn responded(mut self, status: StatusCode, headers: HeaderMap) -> Self {
        self.head = Some(Box::new((status, headers)));
        self
    }

    /// The time of the attempt ended before there was a connection.
    #[cfg(feature = "hyper")]
    pub(super) fn too_late_to_connect() -> Self {
        Self::connect(TOO_LATE)
    }

    /// The time of the attempt ended before the connection asked for the body. HTTP/2 may have sent
    /// the head by then.
    #[cfg(feature = "reqwest")]
    pub(super) fn too_late_to_send() -> Self {
        Self::new(Stage::Head, TOO_LATE)
    }

    /// Keeps the error that caused this one. Its printed form must show no secret, no URL and no
    /// query.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// Returns whether no connection could be made.
    pub fn is_connect(&self) -> bool {
        match self.stage {
            Stage::Connect => true,
            #[cfg(feature = "reqwest")]
            Stage::Head => true,
            #[cfg(any(feature = "hyper", feature = "reqwest"))]
            Stage::Setup => false,
            Stage::Request | Stage::Unsent | Stage::Sent | Stage::Response => false,
        }
    }

    /// Returns whether the server may have received the request.
    pub fn was_sent(&self) -> bool {
        matches!(self.stage, Stage::Sent | Stage::Response)
    }

    /// Returns whether the server may have counted the request.
    pub(crate) fn was_counted(&self) -> bool {
        match self.stage {
            Stage::Sent | Stage::Response => true,
            #[cfg(feature = "reqwest")]
            Stage::Head => true,
            #[cfg(any(feature = "hyper", feature = "reqwest"))]
            Stage::Setup => false,
            Stage::Request | Stage::Connect | Stage::Unsent => false,
        }
    }

    /// Returns whether the transport could not be created.
    pub(crate) fn is_setup(&self) -> bool {
        match self.stage {
            #[cfg(any(feature = "hyper", feature = "reqwest"))]
            Stage::Setup => true,
            _ => false,
        }
    }

    /// Returns whether another attempt would fail the same way.
    pub(crate) fn is_unsendable(&self) -> bool {
        self.stage == Stage::Request
    }

    /// Returns whether the response exceeded the size limit.
    pub(crate) fn is_too_large(&self) -> bool {
        self.stage == Stage::Response
    }

    /// Takes the head of a response whose body was not read to its end, as a response without body.
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

/// Describes an error and its causes in one line.
#[cfg(any(feature = "hyper", feature = "reqwest"))]
pub(super) fn chain(error: &dyn StdError) -> String {
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
