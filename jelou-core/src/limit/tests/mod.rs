//! The limiter in virtual time, to the exact instant.

mod cancel;
mod deadline;
mod estimate;
mod oracle;
mod order;
mod refusal;

use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep};

use super::{Acquire, Limiter, Permit, Priority, RateLimit};
use Priority::{Bulk, Interactive};

fn five_per_second() -> Limiter {
    Limiter::new(RateLimit::per_second(5))
}

const fn ms(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

/// A permit that is free now.
#[track_caller]
fn take(limiter: &Limiter, cost: u32) -> Permit {
    match poll(&mut limiter.acquire(cost, Interactive)) {
        Poll::Ready(permit) => permit.expect("not too many"),
        Poll::Pending => panic!("no permit is free"),
    }
}

/// A permit whose request was sent.
#[track_caller]
fn send(limiter: &Limiter, cost: u32) -> Permit {
    let mut permit = take(limiter, cost);
    permit.sent();
    permit
}

/// Polls once, as a task would that is not interested in being woken.
fn poll(acquire: &mut Acquire) -> Poll<Result<Permit, super::CostExceedsLimit>> {
    Pin::new(acquire).poll(&mut Context::from_waker(Waker::noop()))
}

/// Polls once a waiter that has to wait.
#[track_caller]
fn queue(limiter: &Limiter, cost: u32, priority: Priority) -> Acquire {
    let mut acquire = limiter.acquire(cost, priority);
    assert!(poll(&mut acquire).is_pending(), "a permit is free");
    acquire
}

/// Waits for a permit of this cost, and tells when it came.
async fn wait(limiter: &Limiter, cost: u32) -> (Permit, Instant) {
    let permit = limiter
        .acquire(cost, Interactive)
        .await
        .expect("not too many");
    (permit, Instant::now())
}

/// Tasks that each take a permit and are responded after a round trip, and when each got its permit.
struct Callers {
    start: Instant,
    limiter: Limiter,
    log: Arc<Mutex<Vec<(usize, Duration)>>>,
    tasks: Vec<JoinHandle<()>>,
}

impl Callers {
    fn new(limiter: &Limiter) -> Self {
        Self {
            start: Instant::now(),
            limiter: limiter.clone(),
            log: Arc::default(),
            tasks: Vec::new(),
        }
    }

    /// Starts the next caller, and lets it join the queue.
    async fn call(&mut self, cost: u32, priority: Priority, round_trip: Duration) {
        let (limiter, log, start) = (self.limiter.clone(), self.log.clone(), self.start);
        let number = self.tasks.len();
        self.tasks.push(tokio::spawn(async move {
            let mut permit = limiter.acquire(cost, priority).await.expect("not too many");
            log.lock().expect("log").push((number, start.elapsed()));
            permit.sent();
            sleep(round_trip).await;
            permit.responded();
        }));
        tokio::task::yield_now().await;
    }

    /// Who got a permit, in the order of time.
    async fn finish(self) -> Vec<(usize, Duration)> {
        for task in self.tasks {
            task.await.expect("a caller");
        }
        Arc::into_inner(self.log)
            .expect("nobody else")
            .into_inner()
            .expect("log")
    }

    /// When the callers got their permits, in milliseconds, provided that none was overtaken.
    async fn times(self) -> Vec<u128> {
        let log = self.finish().await;
        assert!(
            log.is_sorted_by_key(|(number, _)| *number),
            "overtaken: {log:?}"
        );
        log.into_iter().map(|(_, at)| at.as_millis()).collect()
    }
}
