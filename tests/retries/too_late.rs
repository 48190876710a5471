//! A program that a busy or suspended machine delays: nothing is sent after the deadline.

use std::time::Duration;

use jelou::{Client, ErrorKind, Outcome, RateLimit};
use jelou_tests::{Memory, response};
use tokio::task::yield_now;
use tokio::time::advance;

use crate::{Get, Open, Post, client};

#[tokio::test(start_paused = true)]
async fn a_late_wake_up_after_a_wait_for_the_rate_limit_sends_nothing() {
    let memory = Memory::new();
    let client = Client::builder()
        .rate_limit::<Open>(RateLimit::new(1, Duration::from_millis(400)))
        .share_rate_limits(false)
        .transport(memory.clone())
        .build()
        .unwrap();
    Post::new().send(&client).await.unwrap();
    let call = Post::new()
        .send(&client)
        .timeout(Duration::from_millis(500));
    let call = tokio::spawn(call.into_future());
    yield_now().await;
    advance(Duration::from_millis(900)).await;

    let error = call.await.unwrap().unwrap_err();
    assert_eq!(
        error.to_string(),
        "post (POST /x): the deadline of 500ms passed before the request was sent [not sent]",
    );
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::Timeout, Outcome::NotSent)
    );
    assert_eq!(memory.requests().len(), 1);
    // The permit was returned.
    advance(Duration::from_millis(1)).await;
    Post::new()
        .send(&client)
        .timeout(Duration::from_millis(1))
        .await
        .unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_late_wake_up_after_a_pause_sends_nothing() {
    let memory = Memory::new().then(Ok(response(503, &[("retry-after", "1")], "")));
    let call = Get::new()
        .send(&client(&memory))
        .timeout(Duration::from_millis(1_200));
    let call = tokio::spawn(call.into_future());
    yield_now().await;
    advance(Duration::from_millis(1_600)).await;

    let error = call.await.unwrap().unwrap_err();
    assert_eq!(error.status().map(|status| status.as_u16()), Some(503));
    assert_eq!(error.timeline().attempts(), 1);
    assert_eq!(memory.requests().len(), 1);
}
