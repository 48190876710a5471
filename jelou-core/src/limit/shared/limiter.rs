//! The limiter of a shared bucket, as calls use it.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Instant;

use tokio::sync::mpsc::error::SendError;
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use tokio::sync::oneshot;

use super::agent::Agent;
use super::config::{RedisLimit, WhenUnavailable};
use super::messages::{Dismissed, Event, SharedPermit, Waiter};
use super::timing::after;
use super::wait_estimate::WaitEstimate;
use super::{digest, worker};
use crate::limit::backend::{AcquireError, Backend};
use crate::limit::bucket::Bucket;
use crate::limit::config_error::LimitConfigError;
use crate::limit::rate::{CostExceedsLimit, Priority, RateLimit};

/// The limiter of a bucket that processes share. Clones share one agent.
#[derive(Clone, Debug)]
pub(crate) struct SharedLimiter {
    inner: Arc<Handle>,
}

#[derive(Debug)]
struct Handle {
    config: RedisLimit,
    service: &'static str,
    bucket: String,
    limit: RateLimit,
    agent: Mutex<UnboundedSender<Event>>,
    estimate: Arc<WaitEstimate>,
}

impl Handle {
    fn new(
        config: &RedisLimit,
        service: &'static str,
        bucket: &str,
        limit: RateLimit,
    ) -> Result<Self, LimitConfigError> {
        let estimate = Arc::new(WaitEstimate::new());
        let agent = start(config, service, bucket, limit, &estimate)?;
        Ok(Self {
            config: config.clone(),
            service,
            bucket: bucket.to_owned(),
            limit,
            agent: Mutex::new(agent),
            estimate,
        })
    }

    /// Sends an event to the agent. The task of the agent ends early only by a panic; this starts it
    /// again. To Redis and the other processes, this one has then died and a new one has joined.
    fn send(&self, event: Event) {
        let mut agent = self.agent();
        let Err(SendError(event)) = agent.send(event) else {
            return;
        };
        let Self {
            config,
            service,
            bucket,
            limit,
            estimate,
            ..
        } = self;
        estimate.set_not_before(Instant::now());
        if let Ok(started) = start(config, service, bucket, *limit, estimate) {
            *agent = started;
            // If the new agent has ended too, the waiter finds its channel closed.
            drop(agent.send(event));
        }
        // Log without the lock: a subscriber may do anything, even use this limiter.
        drop(agent);
        tracing::error!(
            target: "jelou",
            service = self.service,
            "the task of the shared rate limit has panicked, and is started again",
        );
    }

    /// Returns before which moment no request goes, as far as is known; `None` without an agent.
    fn not_before(&self) -> Option<Instant> {
        let is_closed = self.agent().is_closed();
        (!is_closed).then(|| self.estimate.not_before())
    }

    fn agent(&self) -> MutexGuard<'_, UnboundedSender<Event>> {
        self.agent.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Starts the agent of a bucket.
fn start(
    config: &RedisLimit,
    service: &'static str,
    bucket: &str,
    limit: RateLimit,
    estimate: &Arc<WaitEstimate>,
) -> Result<UnboundedSender<Event>, LimitConfigError> {
    let client = config.client()?;
    let worker = worker::handle().map_err(|error| {
        LimitConfigError::new(format!(
            "the thread of the shared rate limit of service `{service}` cannot be started: {error}"
        ))
    })?;
    let (sender, events) = unbounded_channel();
    let channel = (sender.downgrade(), events);
    let estimate = Arc::clone(estimate);
    let agent = Agent::new(config, client, service, bucket, limit, channel, estimate);
    worker.spawn(agent.run());
    Ok(sender)
}

/// Identity of Redis, prefix, bucket, limit, mode. The first user decides all other settings.
type Name = ([u8; 32], String, String, RateLimit, WhenUnavailable);

static BUCKETS: LazyLock<Mutex<HashMap<Name, Weak<Handle>>>> = LazyLock::new(Mutex::default);

impl SharedLimiter {
    /// Returns the limiter of a bucket in this process, or if `own` a new one that counts as a
    /// process of its own.
    pub(crate) fn open(
        config: &RedisLimit,
        bucket: &Bucket<'_>,
        limit: RateLimit,
        own: bool,
    ) -> Result<Self, LimitConfigError> {
        let (service, bucket) = (bucket.service, digest::of(bucket));
        if own {
            let inner = Arc::new(Handle::new(config, service, &bucket, limit)?);
            return Ok(Self { inner });
        }
        let name = (
            config.identity(),
            config.prefix.clone(),
            bucket,
            limit,
            config.when_unavailable,
        );
        let mut buckets = BUCKETS.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(inner) = buckets.get(&name).and_then(Weak::upgrade) {
            return Ok(Self { inner });
        }
        let inner = Arc::new(Handle::new(config, service, &name.2, limit)?);
        buckets.retain(|_, handle| handle.strong_count() > 0);
        buckets.insert(name, Arc::downgrade(&inner));
        Ok(Self { inner })
    }

    /// Returns a lower bound of the instant at which a request that joins now gets its permit, as
    /// [`Limiter::estimate`](crate::limit::Limiter::estimate) does; `None` if it costs too much.
    pub(super) fn estimate(&self, cost: u32, priority: Priority) -> Option<tokio::time::Instant> {
        let limit = self.inner.limit;
        let cost = cost.max(1);
        if cost > limit.requests() {
            return None;
        }
        let now = Instant::now();
        let not_before = self.inner.not_before().map_or(now, |at| at.max(now));
        let estimate = &self.inner.estimate;
        let earliest = estimate.earliest(not_before, (cost, priority), limit);
        Some(to_call_clock(earliest))
    }
}

impl Backend for SharedLimiter {
    type Permit = SharedPermit;

    /// Returns `None`: only Redis knows whether a slot is free.
    fn try_acquire(&self, _: u32) -> Option<SharedPermit> {
        None
    }

    async fn acquire_before(
        &self,
        cost: u32,
        priority: Priority,
        deadline: tokio::time::Instant,
    ) -> Result<SharedPermit, AcquireError> {
        let Handle {
            limit, estimate, ..
        } = &*self.inner;
        let (cost, limit) = (cost.max(1), *limit);
        if cost > limit.requests() {
            return Err(AcquireError::Cost(CostExceedsLimit { cost, limit }));
        }
        if let Some(earliest) = self.estimate(cost, priority)
            && earliest > deadline
        {
            return Err(AcquireError::TooLate { earliest });
        }
        let deadline = to_agent_clock(deadline);
        let _counted = estimate.count_waiter(priority, cost);
        let mut may_repeat = true;
        loop {
            let (reply, granted) = oneshot::channel();
            let waiter = Waiter {
                cost,
                deadline,
                reply,
            };
            self.inner.send(Event::Wait(priority, waiter));
            match granted.await {
                Ok(Ok(permit)) => return Ok(permit),
                Ok(Err(Dismissed::TooLate(earliest))) => {
                    let earliest = to_call_clock(earliest);
                    return Err(AcquireError::TooLate { earliest });
                }
                // The agent ended while this call waited. Try its successor once: this call may
                // itself be what makes it panic.
                Err(_) if may_repeat => may_repeat = false,
                Ok(Err(Dismissed::Unavailable)) | Err(_) => {
                    return Err(AcquireError::Unavailable);
                }
            }
        }
    }
}

/// Converts from the clock of calls, which tests can stop, to that of the agent.
fn to_agent_clock(at: tokio::time::Instant) -> Instant {
    let wait = at.saturating_duration_since(tokio::time::Instant::now());
    after(Instant::now(), wait)
}

/// Converts from the clock of the agent to that of calls.
fn to_call_clock(at: Instant) -> tokio::time::Instant {
    let wait = at.saturating_duration_since(Instant::now());
    let now = tokio::time::Instant::now();
    now.checked_add(wait).unwrap_or(now)
}
