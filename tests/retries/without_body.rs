//! Responses with a truncated or too large body: the status still determines the outcome.

use std::time::Duration;

use http::{HeaderMap, StatusCode};
use jelou::transport::TransportError;
use jelou::{ErrorKind, Outcome};
use jelou_tests::Memory;
use tokio::time::Instant;

use crate::{Get, Post, client};

/// Both ways to lose the body, after a head with this `Retry-After`.
fn heads(status: u16, retry_after: Option<&str>) -> [TransportError; 2] {
    [
        TransportError::too_large(10),
        TransportError::lost("the connection was closed"),
    ]
    .map(|error| {
        let mut headers = HeaderMap::new();
        if let Some(retry_after) = retry_after {
            headers.insert("retry-after", retry_after.parse().unwrap());
        }
        error.responded(StatusCode::from_u16(status).unwrap(), headers)
    })
}

#[tokio::test(start_paused = true)]
async fn a_refusal_pauses_for_its_retry_after() {
    for error in heads(429, Some("2")) {
        let memory = Memory::new().then(Err(error));
        let start = Instant::now();
        Post::new().send(&client(&memory)).await.unwrap();
        assert_eq!(start.elapsed(), Duration::from_secs(2));
        assert_eq!(memory.requests().len(), 2);
    }
}

#[tokio::test(start_paused = true)]
async fn an_error_is_an_error_of_the_api() {
    for error in heads(404, None) {
        let message = error.to_string();
        let memory = Memory::new().then(Err(error));
        let error = Get::new().send(&client(&memory)).await.unwrap_err();
        assert_eq!(
            (error.kind(), error.outcome(), error.status()),
            (
                ErrorKind::Api,
                Outcome::Refused,
                Some(StatusCode::NOT_FOUND)
            )
        );
        assert_eq!(memory.requests().len(), 1);
        assert!(error.to_string().contains(&message), "{error}");
        assert_eq!(error.body(), None, "half a body is none");
    }
}

#[tokio::test(start_paused = true)]
async fn a_raw_response_has_its_whole_body_or_is_an_error() {
    for error in heads(404, None) {
        let memory = Memory::new().then(Err(error));
        let error = Get::new().send(&client(&memory)).raw().await.unwrap_err();
        assert_eq!(error.status(), Some(StatusCode::NOT_FOUND));
    }
}

#[tokio::test(start_paused = true)]
async fn an_overload_is_retried_after_its_retry_after() {
    for error in heads(503, Some("3")) {
        let memory = Memory::new().then(Err(error));
        let start = Instant::now();
        Get::new().send(&client(&memory)).await.unwrap();
        assert_eq!(start.elapsed(), Duration::from_secs(3));
    }
}

#[tokio::test(start_paused = true)]
async fn a_success_may_have_had_its_effect() {
    let [too_large, broken] = heads(200, None);
    let memory = Memory::new().then(Err(too_large));
    let error = Post::new().send(&client(&memory)).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome(), error.status()),
        (ErrorKind::Decode, Outcome::Accepted, Some(StatusCode::OK))
    );

    let memory = Memory::new().then(Err(broken));
    let error = Post::new().send(&client(&memory)).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::Transport, Outcome::Unknown)
    );

    let [_, broken] = heads(200, None);
    let memory = Memory::new().then(Err(broken));
    Get::new().send(&client(&memory)).await.unwrap();
    assert_eq!(memory.requests().len(), 2);
}
