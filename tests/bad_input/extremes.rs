//! Settings and values at the ends of their ranges: no panic, no overflow, no hang.

use std::time::Duration;

use jelou::transport::TransportError;
use jelou::{Client, ClientBuilder, ErrorKind, Outcome, RateLimit, RetryPolicy};
use jelou_tests::{Memory, response};

use crate::services::{Line, Open, ReadOpen, SendThing};

fn client(memory: &Memory, settings: impl FnOnce(ClientBuilder) -> ClientBuilder) -> Client {
    settings(Client::builder().transport(memory.clone()))
        .build()
        .unwrap()
}

#[tokio::test(start_paused = true)]
async fn the_longest_durations_are_accepted() {
    let longest = RetryPolicy::default()
        .attempts(u32::MAX)
        .base(Duration::MAX)
        .cap(Duration::MAX);
    let memory = Memory::new();
    let client = client(&memory, |client| {
        client
            .timeout(Duration::MAX)
            .attempt_timeout(Duration::MAX)
            .retry(longest)
    });
    client.call(ReadOpen).await.unwrap();
    client
        .call(ReadOpen)
        .timeout(Duration::MAX)
        .attempt_timeout(Duration::MAX)
        .await
        .unwrap();
    assert_eq!(memory.requests().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_zero_timeout_is_an_error() {
    let memory = Memory::new().then_never();
    let client = client(&memory, |client| client);
    let error = client
        .call(ReadOpen)
        .timeout(Duration::ZERO)
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert!(
        matches!(error.outcome(), Outcome::NotSent | Outcome::Unknown),
        "{error}"
    );
}

#[tokio::test(start_paused = true)]
async fn zero_attempts_count_as_one() {
    let memory = Memory::new();
    let policy = RetryPolicy::default()
        .attempts(0)
        .base(Duration::ZERO)
        .cap(Duration::ZERO);
    client(&memory, |client| client.retry(policy))
        .call(ReadOpen)
        .await
        .unwrap();
    assert_eq!(memory.requests().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn an_absurd_retry_after_does_not_overflow() {
    for retry_after in [
        "18446744073709551615",
        "99999999999999999999999",
        "9e99",
        "",
        "\t",
    ] {
        let busy = response(503, &[("retry-after", retry_after)], "");
        let memory = Memory::new().then(Ok(busy)).then_json(200, "{}");
        // It waits until the deadline at most: an error or a second attempt, but no panic.
        let _ = client(&memory, |client| client).call(ReadOpen).await;
    }
    for status in [429, 503] {
        let busy = response(status, &[("retry-after", "18446744073709551615")], "");
        let memory = Memory::new().then(Ok(busy));
        let limited = client(&memory, |client| {
            client
                .rate_limit::<Open>(RateLimit::per_second(5))
                .share_rate_limits(false)
        });
        let error = limited.call(ReadOpen).await.unwrap_err();
        assert_eq!(
            (error.status().unwrap().as_u16(), memory.requests().len()),
            (status, 1)
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_window_without_length_and_a_limit_without_requests_do_not_hang() {
    let memory = Memory::new();
    for limit in [
        RateLimit::per_second(0),
        RateLimit::new(0, Duration::ZERO),
        RateLimit::new(u32::MAX, Duration::MAX),
    ] {
        let client = client(&memory, |client| {
            client.rate_limit::<Open>(limit).share_rate_limits(false)
        });
        client.call(ReadOpen).await.unwrap();
    }
}

#[tokio::test]
async fn large_and_deep_requests_are_written() {
    let memory = Memory::new();
    let client = client(&memory, |client| client);
    let many: Vec<Line> = (0..100_000_u32)
        .map(|price| Line::new(f64::from(price)))
        .collect();
    client
        .call(SendThing::new("b".repeat(10_000), many))
        .await
        .unwrap();
    let request = memory.requests().pop().unwrap();
    assert_eq!(request.uri().path().len(), 10_000 + "/bots//things".len());
    assert!(request.body().len() > 1_000_000);
}

#[tokio::test]
async fn a_target_that_does_not_fit_a_request_line_is_an_error() {
    let memory = Memory::new();
    let client = client(&memory, |client| client);
    let long = SendThing::new("b".repeat(70_000), Vec::<Line>::new());
    let error = client.call(long).await.unwrap_err();
    assert_eq!(error.outcome(), Outcome::NotSent);
    assert!(
        error
            .to_string()
            .starts_with("send_thing (POST /bots/{bot_id}/things): "),
        "{error}"
    );
    assert!(memory.requests().is_empty());
}

#[tokio::test(start_paused = true)]
async fn an_error_without_a_message_is_still_an_error() {
    let memory = Memory::new().then(Err(TransportError::lost("")));
    let error = client(&memory, |client| client.retry(RetryPolicy::never()))
        .call(ReadOpen)
        .await
        .unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::Transport, Outcome::Unknown)
    );
}
