//! The basics of retries, in virtual time.

use std::time::Duration;

use jelou::transport::TransportError;
use jelou::{Client, ErrorKind, Outcome};
use jelou_tests::{Memory, response};
use tokio::time::Instant;

use crate::api::{Create, Item, One, Replace};

const ITEM: &str = r#"{"id": 7}"#;

fn client(memory: &Memory) -> Client {
    Client::builder().transport(memory.clone()).build().unwrap()
}

#[tokio::test(start_paused = true)]
async fn a_get_is_attempted_three_times() {
    let memory = Memory::new()
        .then_json(503, "{}")
        .then_json(503, "{}")
        .then_json(200, ITEM);
    assert_eq!(client(&memory).call(One).await.unwrap(), Item::new(7));
    assert_eq!(memory.requests().len(), 3);

    let memory = Memory::new()
        .then_json(503, "{}")
        .then_json(502, "{}")
        .then_json(504, "{}");
    let error = client(&memory).call(One).await.unwrap_err();
    assert_eq!(
        (error.timeline().attempts(), memory.requests().len()),
        (3, 3)
    );
    assert_eq!(error.status().unwrap().as_u16(), 504);
    assert!(error.to_string().contains(", after 3 attempts"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn the_attempts_of_a_call_are_the_same_request() {
    let memory = Memory::new()
        .then_json(503, "{}")
        .then_json(503, "{}")
        .then_json(200, ITEM);
    client(&memory)
        .call(Replace)
        .header("x-trace", "1")
        .await
        .unwrap();
    let requests = memory.requests();
    for request in &requests[1..] {
        assert_eq!(request.uri(), requests[0].uri());
        assert_eq!(request.headers(), requests[0].headers());
        assert_eq!(request.body(), requests[0].body());
    }
}

#[tokio::test(start_paused = true)]
async fn a_post_that_may_have_taken_effect_is_not_sent_again() {
    for status in [408, 500, 502, 503, 504] {
        let memory = Memory::new().then_json(status, "{}");
        let error = client(&memory).call(Create).await.unwrap_err();
        assert_eq!(memory.requests().len(), 1, "{status}");
        assert_eq!(error.outcome(), Outcome::Unknown, "{status}");
    }
    let memory = Memory::new().then(Err(TransportError::lost("reset")));
    let error = client(&memory).call(Create).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::Transport, Outcome::Unknown)
    );
    assert_eq!((error.message(), memory.requests().len()), ("reset", 1));
}

#[tokio::test(start_paused = true)]
async fn a_post_that_had_no_effect_is_sent_again() {
    let refused = || TransportError::connect("refused");
    let memories = [
        Memory::new().then_json(429, "{}").then_json(200, ITEM),
        Memory::new().then(Err(refused())).then_json(200, ITEM),
        Memory::new()
            .then(Err(TransportError::not_sent("stale")))
            .then_json(200, ITEM),
    ];
    for memory in memories {
        assert_eq!(client(&memory).call(Create).await.unwrap(), Item::new(7));
        assert_eq!(memory.requests().len(), 2);
    }
    let memory = (0..3).fold(Memory::new(), |memory, _| memory.then(Err(refused())));
    let error = client(&memory).call(Create).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::Connect, Outcome::NotSent)
    );
    assert_eq!((error.timeline().attempts(), error.status()), (3, None));
}

#[tokio::test(start_paused = true)]
async fn permanent_errors_are_not_retried() {
    for status in [400, 401, 403, 404, 409, 422, 500, 501] {
        let memory = Memory::new().then_json(status, "{}");
        client(&memory).call(One).await.unwrap_err();
        assert_eq!(memory.requests().len(), 1, "{status}");
    }
    for body in ["{", r#"{"status": "failed"}"#] {
        let memory = Memory::new().then_json(200, body);
        client(&memory).call(One).await.unwrap_err();
        assert_eq!(memory.requests().len(), 1, "{body}");
    }
}

#[tokio::test(start_paused = true)]
async fn retry_after_is_the_pause() {
    let busy = response(503, &[("retry-after", "7")], "");
    let memory = Memory::new().then(Ok(busy)).then_json(200, ITEM);
    let start = Instant::now();
    client(&memory).call(One).await.unwrap();
    assert_eq!(start.elapsed(), Duration::from_secs(7));
}

#[tokio::test(start_paused = true)]
async fn a_pause_beyond_the_deadline_fails_at_once() {
    let busy = response(503, &[("retry-after", "7")], r#"{"message": "busy"}"#);
    let memory = Memory::new().then(Ok(busy));
    let start = Instant::now();
    let error = client(&memory)
        .call(One)
        .timeout(Duration::from_secs(5))
        .await
        .unwrap_err();
    assert_eq!(start.elapsed(), Duration::ZERO);
    assert_eq!((error.kind(), error.message()), (ErrorKind::Api, "busy"));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
    assert_eq!(memory.requests().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_response_that_never_comes_ends_at_the_deadline() {
    let memory = Memory::new().then_never();
    let start = Instant::now();
    let error = client(&memory)
        .call(Create)
        .timeout(Duration::from_secs(3))
        .await
        .unwrap_err();
    assert_eq!(start.elapsed(), Duration::from_secs(3));
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::Timeout, Outcome::Unknown)
    );
    assert_eq!(memory.requests().len(), 1);
}
