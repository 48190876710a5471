//! A body that records whether the connection asked for it, and can be withdrawn until then.

use std::error::Error as StdError;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

const UNTOUCHED: u8 = 0;
const ASKED_FOR: u8 = 1;
const TAKEN_BACK: u8 = 2;

/// The state of a [`WatchedBody`]. The connection asks for the body in another task, so an atomic
/// decides which comes first, the request for the body or its withdrawal.
#[derive(Clone, Debug)]
pub(super) struct BodyWatch(Arc<AtomicU8>);

impl BodyWatch {
    pub(super) fn new() -> Self {
        Self(Arc::new(AtomicU8::new(UNTOUCHED)))
    }

    /// Withdraws the body. Returns false if the connection has asked for it: then the request may have
    /// been sent.
    pub(super) fn take_back(&self) -> bool {
        self.becomes(TAKEN_BACK)
    }

    fn is_asked_for(&self) -> bool {
        self.becomes(ASKED_FOR)
    }

    fn is_taken_back(&self) -> bool {
        self.0.load(Ordering::Acquire) == TAKEN_BACK
    }

    /// Enters a state. Returns false if the body is already in the other one.
    fn becomes(&self, state: u8) -> bool {
        let before = self
            .0
            .compare_exchange(UNTOUCHED, state, Ordering::AcqRel, Ordering::Acquire);
        before.is_ok() || before == Err(state)
    }
}

/// A request body. The client asks for it only once there is a connection, and with HTTP/1 before it
/// sends a byte. A withdrawn body fails, and the request is not sent.
pub(super) struct WatchedBody {
    bytes: Option<Bytes>,
    watch: BodyWatch,
}

impl WatchedBody {
    pub(super) fn new(bytes: Bytes, watch: &BodyWatch) -> Self {
        Self {
            bytes: Some(bytes).filter(|bytes| !bytes.is_empty()),
            watch: watch.clone(),
        }
    }
}

impl Body for WatchedBody {
    type Data = Bytes;
    type Error = TakenBack;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TakenBack>>> {
        if !self.watch.is_asked_for() {
            return Poll::Ready(Some(Err(TakenBack)));
        }
        Poll::Ready(self.bytes.take().map(|bytes| Ok(Frame::data(bytes))))
    }

    fn is_end_stream(&self) -> bool {
        // An empty body is not polled: this is the only time that the client asks. A withdrawn body
        // reports that it is not at its end, so that it is polled and fails.
        self.bytes.is_none() && self.watch.is_asked_for()
    }

    fn size_hint(&self) -> SizeHint {
        let length = match &self.bytes {
            Some(bytes) => bytes.len(),
            // A withdrawn body must not look empty: an empty one is not polled, and the head is sent.
            None => usize::from(self.watch.is_taken_back()),
        };
        SizeHint::with_exact(u64::try_from(length).unwrap_or(u64::MAX))
    }
}

/// The request was given up before the connection asked for its body.
#[derive(Debug)]
pub(super) struct TakenBack;

impl fmt::Display for TakenBack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the request was given up before it was sent")
    }
}

impl StdError for TakenBack {}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;
    use std::time::Duration;

    use http_body_util::BodyExt;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpListener;
    use tokio::time::timeout;

    use super::*;

    fn body(text: &'static str) -> (WatchedBody, BodyWatch) {
        let watch = BodyWatch::new();
        (
            WatchedBody::new(Bytes::from_static(text.as_bytes()), &watch),
            watch,
        )
    }

    #[tokio::test]
    async fn a_body_that_was_asked_for_is_not_taken_back() {
        let (mut full, watch) = body("{}");
        assert!(!full.is_end_stream());
        let frame = full
            .frame()
            .await
            .expect("a frame")
            .expect("not taken back");
        assert_eq!(frame.into_data().expect("data"), "{}");
        assert!(!watch.take_back());
        assert!(full.frame().await.is_none());

        let (empty, watch) = body("");
        assert!(empty.is_end_stream());
        assert!(!watch.take_back());
    }

    #[tokio::test]
    async fn a_body_that_was_taken_back_is_not_given() {
        for text in ["{}", ""] {
            let (mut body, watch) = body(text);
            assert!(watch.take_back() && watch.take_back());
            assert!(!body.is_end_stream());
            assert!(body.frame().await.expect("a frame").is_err());
        }
    }

    /// Responds to each request whose body is `warm`, on any number of connections; keeps what arrives.
    async fn serve(listener: TcpListener, received: Arc<Mutex<Vec<u8>>>) {
        while let Ok((mut socket, _)) = listener.accept().await {
            let received = Arc::clone(&received);
            tokio::spawn(async move {
                let mut piece = [0; 1024];
                while let Ok(count @ 1..) = socket.read(&mut piece).await {
                    let piece = &piece[..count];
                    received.lock().expect("no panic").extend_from_slice(piece);
                    if piece.ends_with(b"warm") {
                        let response = b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n";
                        socket.write_all(response).await.expect("the client reads");
                    }
                }
            });
        }
    }

    /// If the connection asks for the body after the caller gave up, no byte reaches the server.
    #[tokio::test]
    async fn a_request_whose_body_was_taken_back_is_not_sent() {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}/", listener.local_addr().expect("its address"));
        let received = Arc::<Mutex<Vec<u8>>>::default();
        tokio::spawn(serve(listener, Arc::clone(&received)));

        let client = reqwest::Client::new();
        let send = |body: WatchedBody| {
            let request = client.post(&url).body(reqwest::Body::wrap(body));
            let limit = Duration::from_secs(10);
            async move { timeout(limit, request.send()).await.expect("in time") }
        };
        for text in ["{}", ""] {
            send(body("warm").0).await.expect("a response");
            let (taken, watch) = body(text);
            assert!(watch.take_back());
            assert!(send(taken).await.is_err());
        }
        send(body("warm").0).await.expect("a response");

        let received = String::from_utf8(received.lock().expect("no panic").clone());
        let received = received.expect("text");
        assert_eq!(received.matches("POST / HTTP/1.1").count(), 3, "{received}");
    }
}
