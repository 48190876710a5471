//! A transport that keeps the requests and answers from a script.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use jelou_core::transport::{Sending, Transport, TransportError};

type Scripted = Result<http::Response<Bytes>, TransportError>;

/// Answers in the order of its script; when the script is at its end, `{}`.
#[derive(Clone, Default)]
pub struct Memory {
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    script: VecDeque<Scripted>,
    requests: Vec<http::Request<Bytes>>,
}

impl Memory {
    /// A transport without a script.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an answer.
    #[must_use]
    pub fn then(self, answer: Scripted) -> Self {
        self.state
            .lock()
            .expect("no test panics while it holds the lock")
            .script
            .push_back(answer);
        self
    }

    /// Adds an answer of this status with a JSON body.
    #[must_use]
    pub fn then_json(self, status: u16, body: &str) -> Self {
        let body = body.to_owned();
        self.then(Ok(response(
            status,
            &[("content-type", "application/json")],
            body,
        )))
    }

    /// The requests so far.
    pub fn requests(&self) -> Vec<http::Request<Bytes>> {
        self.state
            .lock()
            .expect("no test panics while it holds the lock")
            .requests
            .clone()
    }
}

impl Transport for Memory {
    fn send(&self, request: http::Request<Bytes>, body_limit: usize) -> Sending<'_> {
        Box::pin(async move {
            let mut state = self
                .state
                .lock()
                .expect("no test panics while it holds the lock");
            state.requests.push(request);
            let answer = state.script.pop_front().unwrap_or_else(|| {
                Ok(response(200, &[("content-type", "application/json")], "{}"))
            })?;
            if answer.body().len() > body_limit {
                return Err(TransportError::too_large(body_limit));
            }
            Ok(answer)
        })
    }
}

/// A response.
///
/// # Panics
/// Where status or headers are not valid.
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
