//! Shared by the transports over sockets: timeouts, and the body of a response as it arrives.

use std::mem;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http::header::{CONTENT_LENGTH, HeaderValue};
use tokio::time::timeout_at;

use super::error::TransportError;
use super::send::SendOptions;
use crate::wire::expects_body;

/// How long a connection may take to be made, TLS included.
pub(super) const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// The most memory reserved for a body that a server announces. It may never send it.
const MAX_RESERVED: usize = 64 * 1024 * 1024;

/// Sets `Content-Length: 0` if the method expects a body and there is none.
#[inline]
pub(super) fn announce_empty_body(request: &mut http::Request<Bytes>) {
    if request.body().is_empty() && expects_body(request.method()) {
        request
            .headers_mut()
            .insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
    }
}

impl SendOptions {
    /// Returns whether the time may end before a connection is made. Otherwise
    /// [`CONNECT_TIMEOUT`] comes first, and nothing needs to watch the exchange.
    #[inline]
    pub(super) fn may_end_before_connecting(self) -> bool {
        self.until < self.began + CONNECT_TIMEOUT
    }
}

/// Runs an exchange that has little time. If `is_unsent` returns true when the time is over, it ends
/// with `unsent`; `is_unsent` makes sure that the request stays unsent.
pub(super) async fn watched<T>(
    options: SendOptions,
    exchange: impl Future<Output = Result<T, TransportError>>,
    is_unsent: impl FnOnce() -> bool,
    unsent: impl FnOnce() -> TransportError,
) -> Result<T, TransportError> {
    match timeout_at(options.until, exchange).await {
        Ok(ended) => ended,
        Err(_) if is_unsent() => Err(unsent()),
        // The caller's own timeout ends the exchange.
        Err(_) => std::future::pending().await,
    }
}

/// The body of a response as it arrives. A body of one chunk is not copied.
pub(super) struct IncomingBody {
    limit: usize,
    announced: Option<usize>,
    first: Bytes,
    rest: Option<BytesMut>,
}

impl IncomingBody {
    /// Creates an empty body. `announced` is its whole length, if the server sent it.
    #[inline]
    pub(super) fn new(
        announced: Option<u64>,
        options: SendOptions,
    ) -> Result<Self, TransportError> {
        let body = Self {
            limit: options.body_bytes,
            announced: announced.and_then(|length| usize::try_from(length).ok()),
            first: Bytes::new(),
            rest: None,
        };
        body.check(body.announced.unwrap_or(0))?;
        Ok(body)
    }

    #[inline]
    fn check(&self, length: usize) -> Result<(), TransportError> {
        if length > self.limit {
            return Err(TransportError::too_large(self.limit));
        }
        Ok(())
    }

    /// Appends the next chunk.
    #[inline]
    pub(super) fn push(&mut self, chunk: Bytes) -> Result<(), TransportError> {
        if self.rest.is_some() || !self.first.is_empty() {
            return self.append(&chunk);
        }
        self.check(chunk.len())?;
        self.first = chunk;
        Ok(())
    }

    /// Appends a chunk that is not the first.
    #[cold]
    fn append(&mut self, chunk: &[u8]) -> Result<(), TransportError> {
        let arrived = self.rest.as_ref().map_or(self.first.len(), BytesMut::len);
        let length = arrived + chunk.len();
        self.check(length)?;
        let announced = self.announced.unwrap_or(length * 2).min(self.limit);
        let capacity = announced.min(length.max(MAX_RESERVED));
        let body = self.rest.get_or_insert_with(|| {
            let mut body = BytesMut::with_capacity(capacity);
            body.extend_from_slice(&mem::take(&mut self.first));
            body
        });
        body.extend_from_slice(chunk);
        Ok(())
    }

    /// Returns the whole body.
    #[inline]
    pub(super) fn finish(self) -> Bytes {
        self.rest.map_or(self.first, BytesMut::freeze)
    }
}
