//! What the transports over sockets have in common.

use std::error::Error as StdError;
use std::mem;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http::header::{CONTENT_LENGTH, HeaderValue};
use tokio::time::timeout_at;

use super::{SendOptions, TransportError};
use crate::wire::expects_body;

/// How long a connection may take to be made, TLS included.
pub(super) const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// How much room is made for what a server only announces: it may never send it.
const MOST_ROOM: usize = 64 * 1024 * 1024;

/// Announces a body of no bytes where one is expected.
#[inline]
pub(super) fn announce_empty_body(request: &mut http::Request<Bytes>) {
    if request.body().is_empty() && expects_body(request.method()) {
        request
            .headers_mut()
            .insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
    }
}

impl SendOptions {
    /// Whether the time may end before a connection is made. Otherwise the connection fails by
    /// itself, and nobody has to watch.
    #[inline]
    pub(super) fn may_end_before_connecting(self) -> bool {
        self.until < self.began + CONNECT_TIMEOUT
    }
}

/// Runs an exchange of little time: it ends with `unsent` where `is_unsent` says so when the time is
/// over, and sees to it that it stays so.
pub(super) async fn watched<T>(
    limits: SendOptions,
    exchange: impl Future<Output = Result<T, TransportError>>,
    is_unsent: impl FnOnce() -> bool,
    unsent: impl FnOnce() -> TransportError,
) -> Result<T, TransportError> {
    match timeout_at(limits.until, exchange).await {
        Ok(ended) => ended,
        Err(_) if is_unsent() => Err(unsent()),
        // The caller's own clock strikes.
        Err(_) => std::future::pending().await,
    }
}

/// The body of a response as it arrives. One that arrives in one piece is not copied.
pub(super) struct Arriving {
    limit: usize,
    announced: Option<usize>,
    first: Bytes,
    rest: Option<BytesMut>,
}

impl Arriving {
    /// A body of which `announced` bytes are to come, if that is known.
    #[inline]
    pub(super) fn new(announced: Option<u64>, limits: SendOptions) -> Result<Self, TransportError> {
        let arriving = Self {
            limit: limits.body_bytes,
            announced: announced.and_then(|length| usize::try_from(length).ok()),
            first: Bytes::new(),
            rest: None,
        };
        arriving.check(arriving.announced.unwrap_or(0))?;
        Ok(arriving)
    }

    #[inline]
    fn check(&self, length: usize) -> Result<(), TransportError> {
        if length > self.limit {
            return Err(TransportError::too_large(self.limit));
        }
        Ok(())
    }

    /// Takes the next piece.
    #[inline]
    pub(super) fn push(&mut self, piece: Bytes) -> Result<(), TransportError> {
        if self.rest.is_some() || !self.first.is_empty() {
            return self.append(&piece);
        }
        self.check(piece.len())?;
        self.first = piece;
        Ok(())
    }

    /// Takes a piece that is not the first.
    #[cold]
    fn append(&mut self, piece: &[u8]) -> Result<(), TransportError> {
        let arrived = self.rest.as_ref().map_or(self.first.len(), BytesMut::len);
        let length = arrived + piece.len();
        self.check(length)?;
        let announced = self.announced.unwrap_or(length * 2).min(self.limit);
        let room = announced.min(length.max(MOST_ROOM));
        let body = self.rest.get_or_insert_with(|| {
            let mut body = BytesMut::with_capacity(room);
            body.extend_from_slice(&mem::take(&mut self.first));
            body
        });
        body.extend_from_slice(piece);
        Ok(())
    }

    /// The whole body.
    #[inline]
    pub(super) fn finish(self) -> Bytes {
        self.rest.map_or(self.first, BytesMut::freeze)
    }
}

/// An error with its causes, in one line.
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
