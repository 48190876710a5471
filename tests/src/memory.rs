//! A transport that records the requests and plays scripted responses.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use jelou_core::transport::{SendFuture, SendOptions, Transport, TransportError};
use tokio::time::sleep;

/// Plays the responses of its script in order, and then `{}`.
#[derive(Clone, Default)]
pub struct Memory {
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    script: VecDeque<Scripted>,
    requests: Vec<http::Request<Bytes>>,
}

enum Scripted {
    Response(Result<http::Response<Bytes>, TransportError>),
    After(Duration, http::Response<Bytes>),
    Never,
}

impl Memory {
    /// Creates a transport without a script.
    pub fn new() -> Self {
        Self::default()
    }

    fn push(self, scripted: Scripted) -> Self {
        self.state().script.push_back(scripted);
        self
    }

    /// Adds a response, or a failure.
    #[must_use]
    pub fn then(self, response: Result<http::Response<Bytes>, TransportError>) -> Self {
        self.push(Scripted::Response(response))
    }

    /// Adds a response of this status with a JSON body.
    #[must_use]
    pub fn then_json(self, status: u16, body: &str) -> Self {
        self.then(Ok(json(status, body)))
    }

    /// Adds a response after a delay.
    #[must_use]
    pub fn then_json_after(self, delay: Duration, status: u16, body: &str) -> Self {
        self.push(Scripted::After(delay, json(status, body)))
    }

    /// Adds an exchange that never ends.
    #[must_use]
    pub fn then_never(self) -> Self {
        self.push(Scripted::Never)
    }

    /// Returns the requests so far.
    pub fn requests(&self) -> Vec<http::Request<Bytes>> {
        self.state().requests.clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Transport for Memory {
    fn send(&self, request: http::Request<Bytes>, limits: SendOptions) -> SendFuture<'_> {
        let scripted = {
            let mut state = self.state();
            state.requests.push(request);
            state
                .script
                .pop_front()
                .unwrap_or_else(|| Scripted::Response(Ok(json(200, "{}"))))
        };
        Box::pin(async move {
            let response = match scripted {
                Scripted::Response(response) => response?,
                Scripted::After(delay, response) => {
                    sleep(delay).await;
                    response
                }
                Scripted::Never => std::future::pending().await,
            };
            if response.body().len() > limits.body_bytes {
                let (head, _) = response.into_parts();
                let error = TransportError::too_large(limits.body_bytes);
                return Err(error.responded(head.status, head.headers));
            }
            Ok(response)
        })
    }
}

fn json(status: u16, body: &str) -> http::Response<Bytes> {
    response(
        status,
        &[("content-type", "application/json")],
        body.to_owned(),
    )
}

/// A response.
///
/// # Panics
/// Panics if the status or a header is invalid.
pub fn response(
    status: u16,
    headers: &[(&str, &str)],
    body: impl Into<Bytes>,
) -> http::Response<Bytes> {
    let mut response = http::Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    response
        .body(body.into())
        .expect("the test writes valid responses")
}
