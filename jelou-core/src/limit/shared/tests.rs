//! What the agent of a bucket survives while there is no Redis. What it does with one is seen in the
//! tests of the whole.

use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Wake, Waker};
use std::time::Duration;

use tokio::time::{Instant, sleep, timeout, timeout_at};

use super::{RedisLimit, SharedLimiter, SharedPermit};
use crate::auth::Authorizer;
use crate::limit::Priority::Interactive;
use crate::limit::{AcquireError, RateLimit};

const WINDOW: Duration = Duration::from_millis(10);

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// From the first call until the share of this process is open: two windows, a second, and what it
/// takes to find no Redis twice.
const SOON: Duration = Duration::from_secs(5);

/// The limiter of the only process, where nothing listens.
fn alone(limit: RateLimit) -> SharedLimiter {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let config = RedisLimit::new(format!("redis://{address}"))
        .unwrap()
        .expected_processes(1);
    let origin = "https://a.example";
    SharedLimiter::of(&config, "test", origin, &Authorizer::Open, limit, true).unwrap()
}

/// A permit that comes soon, whose request was sent.
async fn send(limiter: &SharedLimiter) -> SharedPermit {
    let soon = Instant::now() + SOON;
    let acquired = timeout_at(soon, limiter.acquire(1, Interactive, soon)).await;
    let mut permit = acquired.expect("a permit, or an error").expect("soon");
    permit.sent();
    permit
}

/// When there could be a permit, which is after the deadline.
async fn too_late(limiter: &SharedLimiter, deadline: Instant) -> Instant {
    let acquired = timeout_at(deadline, limiter.acquire(1, Interactive, deadline)).await;
    match acquired.expect("a response before the deadline") {
        Err(AcquireError::TooLate { earliest }) => earliest,
        other => panic!("not too late: {other:?}"),
    }
}

fn is_about(at: Instant, expected: Instant) -> bool {
    at.duration_since(expected) < SOON && expected.duration_since(at) < SOON
}

#[tokio::test]
async fn an_endless_pause_ends_no_agent() {
    const CALLS: u32 = 100;

    let limiter = alone(RateLimit::new(CALLS, WINDOW));
    let mut permits = Vec::new();
    for _ in 0..CALLS {
        permits.push(send(&limiter).await);
    }
    for permit in permits {
        permit.refused(Some(Duration::from_secs(u64::MAX)));
    }
    // They are told, and the pause is a day at most.
    for _ in 0..2 {
        let start = Instant::now();
        let earliest = too_late(&limiter, start + SOON).await;
        assert!(is_about(earliest, start + DAY), "{earliest:?}");
        assert!(start.elapsed() < SOON / 2, "{:?}", start.elapsed());
    }
}

#[tokio::test]
async fn an_endless_window_ends_no_agent() {
    let limiter = alone(RateLimit::new(1, Duration::MAX));
    let second = Instant::now() + Duration::from_secs(1);
    let waiting = timeout_at(second, limiter.acquire(1, Interactive, second)).await;
    assert!(waiting.is_err(), "{waiting:?}");
}

#[tokio::test]
async fn a_pause_ends_the_wait_of_those_who_wait_in_vain() {
    let limiter = alone(RateLimit::new(1, WINDOW));
    let refused = send(&limiter).await;
    let start = Instant::now();
    let patient = start + 2 * DAY;
    let mut patient = Box::pin(limiter.acquire(1, Interactive, patient));
    let (hour, seconds) = (Duration::from_secs(3600), Duration::from_secs(25));
    let refuse = async {
        // The one slot is held, so that both wait.
        sleep(WINDOW * 10).await;
        refused.refused(Some(hour));
    };
    let (earliest, ()) = tokio::join!(too_late(&limiter, start + seconds), refuse);
    assert!(start.elapsed() < SOON, "{:?}", start.elapsed());
    assert!(is_about(earliest, start + hour), "{earliest:?}");
    let waiting = timeout(WINDOW, &mut patient).await;
    assert!(waiting.is_err(), "{waiting:?}");
}

#[tokio::test]
async fn a_huge_limit_costs_no_memory_in_advance() {
    let limiter = alone(RateLimit::new(u32::MAX, WINDOW));
    for _ in 0..10 {
        send(&limiter).await.responded();
    }
}

/// A waker that panics, and tells that it did.
#[derive(Default)]
struct Explosive(AtomicBool);

impl Wake for Explosive {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::SeqCst);
        panic!("a waker of the test");
    }
}

#[tokio::test]
async fn an_agent_that_panics_is_started_again() {
    let limiter = alone(RateLimit::new(1, WINDOW));
    let explosive = Arc::new(Explosive::default());
    let soon = Instant::now() + SOON;
    let waker = Waker::from(Arc::clone(&explosive));
    let mut first = Box::pin(limiter.acquire(1, Interactive, soon));
    let polled = first.as_mut().poll(&mut Context::from_waker(&waker));
    assert!(polled.is_pending());
    // The second waits behind it, and the agent panics when it wakes the first.
    send(&limiter).await.responded();
    assert!(explosive.0.load(Ordering::SeqCst));
    assert!(limiter.estimate(1, Interactive).is_some());
    send(&limiter).await.responded();
}
