//! A call can be dropped at any await point: nothing hangs, no permit is lost, and none is returned that
//! the server may have counted.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::future::{Future, poll_fn};
use std::ops::RangeInclusive;
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use jelou::{Client, RateLimit, RetryPolicy, Service, ServiceInfo, StandardError, jelou_endpoint};
use jelou_tests::Memory;
use tokio::time::{Instant, sleep, timeout};

/// A service that allows one request in any second.
struct Slow;

impl Service for Slow {
    const INFO: &'static ServiceInfo =
        &ServiceInfo::new("slow", "https://slow.example.com").rate_limit(RateLimit::per_second(1));
    type Error = StandardError;
}

#[jelou_endpoint(GET, "/x", response = (), service = Slow)]
struct Get;

fn client(memory: &Memory) -> Client {
    Client::builder()
        .share_rate_limits(false)
        .transport(memory.clone())
        .build()
        .unwrap()
}

const MILLI: Duration = Duration::from_millis(1);

/// Returns when the next call is sent: the time since `start`, to the nearest tenth of a second.
async fn next_call(client: &Client, memory: &Memory, start: Instant) -> f64 {
    let before = memory.requests().len();
    Get::new().send(client).await.unwrap();
    assert_eq!(memory.requests().len(), before + 1);
    (start.elapsed().as_secs_f64() * 10.0).round() / 10.0
}

struct Case {
    name: &'static str,
    /// What the transport does with the first call.
    script: fn() -> Memory,
    /// Whether another call was sent just before, so that this one has to wait.
    busy: bool,
    /// When the call is dropped.
    cancel_after: Duration,
    /// The number of requests that were sent for it.
    sent: usize,
    /// When the next call is sent, in seconds from the start.
    next: RangeInclusive<f64>,
}

#[tokio::test(start_paused = true)]
async fn a_call_can_be_dropped_at_each_step() {
    let cases = [
        Case {
            name: "before it was polled",
            script: Memory::new,
            busy: false,
            cancel_after: Duration::ZERO,
            sent: 0,
            next: 0.0..=0.0,
        },
        Case {
            name: "while it waits for the rate limit: its place is free at once",
            script: || Memory::new().then_json(200, "{}"),
            busy: true,
            cancel_after: 500 * MILLI,
            sent: 0,
            next: 1.0..=1.1,
        },
        Case {
            name: "in flight: it may be counted until a second after the drop, and for a second then",
            script: || Memory::new().then_never(),
            busy: false,
            cancel_after: 500 * MILLI,
            sent: 1,
            next: 2.5..=3.0,
        },
        Case {
            name: "after a refusal, while everybody pauses",
            script: || Memory::new().then_json(429, "{}"),
            busy: false,
            cancel_after: 500 * MILLI,
            sent: 1,
            next: 1.0..=1.1,
        },
        Case {
            name: "in the pause before the second attempt",
            script: || Memory::new().then_json(503, "{}"),
            busy: false,
            cancel_after: 500 * MILLI,
            sent: 1,
            next: 1.0..=1.1,
        },
    ];
    for Case {
        name,
        script,
        busy,
        cancel_after,
        sent,
        next,
    } in cases
    {
        let memory = script();
        let client = client(&memory);
        let start = Instant::now();
        if busy {
            Get::new().send(&client).await.unwrap();
        }
        let before = memory.requests().len();
        let long_pauses = RetryPolicy::default()
            .base(3600 * 1000 * MILLI)
            .cap(3600 * 1000 * MILLI);
        let call = Get::new()
            .send(&client)
            .retry(long_pauses)
            .timeout(7200 * 1000 * MILLI);
        if cancel_after.is_zero() {
            drop(call.into_future());
        } else {
            timeout(cancel_after, call.into_future())
                .await
                .expect_err(name);
        }
        assert_eq!(memory.requests().len() - before, sent, "{name}");
        let went = next_call(&client, &memory, start).await;
        assert!(next.contains(&went), "{name}: the next call went at {went}");
    }
}

/// Polls `future` once, with a waker that does nothing.
async fn poll_once<F: Future + Unpin>(future: &mut F) -> Option<F::Output> {
    poll_fn(|context| match pin!(&mut *future).poll(context) {
        Poll::Ready(output) => Poll::Ready(Some(output)),
        Poll::Pending => Poll::Ready(None),
    })
    .await
}

#[tokio::test(start_paused = true)]
async fn a_call_can_be_dropped_after_any_number_of_polls() {
    for polls in 0..200 {
        let memory = Memory::new()
            .then_json_after(120 * MILLI, 503, "{}")
            .then_json_after(120 * MILLI, 429, "{}")
            .then_json_after(120 * MILLI, 200, "{}");
        let client = client(&memory);
        let mut first = Get::new().send(&client).into_future();
        let mut second = Get::new().send(&client).into_future();
        let mut finished = false;
        for _ in 0..polls {
            finished |= poll_once(&mut first)
                .await
                .is_some_and(|response| response.is_ok());
            if finished {
                break;
            }
            let _ = poll_once(&mut second).await;
            sleep(25 * MILLI).await;
        }
        drop(first);
        drop(second);
        let sent = memory.requests().len();
        sleep(30_000 * MILLI).await;
        assert_eq!(
            memory.requests().len(),
            sent,
            "{polls}: a dropped call was sent"
        );
        let asked = Instant::now();
        Get::new()
            .send(&client)
            .timeout(10_000 * MILLI)
            .await
            .unwrap();
        assert!(
            asked.elapsed() < 5_000 * MILLI,
            "{polls}: a place was lost, {:?}",
            asked.elapsed()
        );
    }
}

#[tokio::test(start_paused = true)]
async fn many_dropped_waiters_cost_the_others_nothing() {
    let memory = Memory::new();
    let client = client(&memory);
    let start = Instant::now();
    Get::new().send(&client).await.unwrap();
    let mut waiting: Vec<_> = (0..1000)
        .map(|_| {
            Get::new()
                .send(&client)
                .timeout(3600 * 1000 * MILLI)
                .into_future()
        })
        .collect();
    for call in &mut waiting {
        assert!(poll_once(call).await.is_none());
    }
    let mut last = waiting.pop().unwrap();
    drop(waiting);
    (&mut last).await.unwrap();
    let waited = start.elapsed();
    assert!(
        waited >= 1000 * MILLI && waited < 1100 * MILLI,
        "{waited:?}"
    );
}
