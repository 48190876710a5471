//! What calls see of a bucket.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Instant;

use tokio::sync::mpsc::error::SendError;
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use tokio::sync::oneshot;

use super::agent::Agent;
use super::config::{RedisLimit, WhenUnavailable};
use super::permit::{Event, SharedPermit};
use super::queue::{Dismissed, Waiter};
use super::timing::{after, earliest};
use super::{key, worker};
use crate::auth::Authorizer;
use crate::error::Error;
use crate::limit::{AcquireError, CostExceedsLimit, Priority, RateLimit};

/// What can be said of the wait without asking the agent.
#[derive(Debug)]
pub(super) struct Outlook {
    not_before: Mutex<Instant>,
    /// What those who wait cost together: interactive ones, bulk ones.
    waiting: [AtomicU64; 2],
}

impl Outlook {
    pub(super) fn set_not_before(&self, at: Instant) {
        *self.lock() = at;
    }

    fn lock(&self) -> MutexGuard<'_, Instant> {
        self.not_before
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn enter(&self, priority: Priority, cost: u32) -> Place<'_> {
        let lane = &self.waiting[usize::from(priority == Priority::Bulk)];
        lane.fetch_add(cost.into(), Ordering::Relaxed);
        Place { lane, cost }
    }
}

/// Counts among those who wait until it is dropped.
struct Place<'a> {
    lane: &'a AtomicU64,
    cost: u32,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.lane.fetch_sub(self.cost.into(), Ordering::Relaxed);
    }
}

/// The limiter of a bucket that processes share. Clones are one limiter.
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
    outlook: Arc<Outlook>,
}

impl Handle {
    fn new(
        config: &RedisLimit,
        service: &'static str,
        bucket: &str,
        limit: RateLimit,
    ) -> Result<Self, Error> {
        let outlook = Arc::new(Outlook {
            not_before: Mutex::new(Instant::now()),
            waiting: Default::default(),
        });
        let agent = start(config, service, bucket, limit, &outlook)?;
        Ok(Self {
            config: config.clone(),
            service,
            bucket: bucket.to_owned(),
            limit,
            agent: Mutex::new(agent),
            outlook,
        })
    }

    /// Tells the agent. One whose task has ended, which it does only by a panic, is started again:
    /// to Redis, and to those who count with it, this process has died and another has come.
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
            outlook,
            ..
        } = self;
        outlook.set_not_before(Instant::now());
        if let Ok(started) = start(config, service, bucket, *limit, outlook) {
            *agent = started;
            // Where it has ended again, so has the other end of what waits for a reply.
            drop(agent.send(event));
        }
        // Whoever listens may do anything, use this limiter included.
        drop(agent);
        tracing::error!(
            target: "jelou",
            service = self.service,
            "the task of the shared rate limit has panicked, and is started again",
        );
    }

    /// What is known of when the first request can go; nothing where the agent is gone.
    fn not_before(&self) -> Option<Instant> {
        let is_closed = self.agent().is_closed();
        (!is_closed).then(|| *self.outlook.lock())
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
    outlook: &Arc<Outlook>,
) -> Result<UnboundedSender<Event>, Error> {
    let client = config.client()?;
    let worker = worker::handle().map_err(|error| {
        Error::configuration(format!(
            "the thread of the shared rate limit of service `{service}` cannot be started: {error}"
        ))
    })?;
    let (sender, events) = unbounded_channel();
    let channel = (sender.downgrade(), events);
    let outlook = Arc::clone(outlook);
    let agent = Agent::new(config, client, service, bucket, limit, channel, outlook);
    worker.spawn(agent.run());
    Ok(sender)
}

/// Redis and the way to it, prefix, bucket; the rest is as the first who asked wants it.
type Name = ([u8; 32], String, String, RateLimit, WhenUnavailable);

static BUCKETS: LazyLock<Mutex<HashMap<Name, Weak<Handle>>>> = LazyLock::new(Mutex::default);

impl SharedLimiter {
    /// The limiter of a credential: the one of this process, or where `alone` one that counts as a
    /// process of its own.
    pub(crate) fn of(
        config: &RedisLimit,
        service: &'static str,
        origin: &str,
        authorizer: &Authorizer,
        limit: RateLimit,
        alone: bool,
    ) -> Result<Self, Error> {
        let bucket = key::bucket(service, origin, authorizer);
        if alone {
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

    /// Waits for a permit as long as it can come before `deadline`, of which itself it takes no
    /// notice. To drop the future is to leave the queue; a permit that was on its way goes back.
    pub(crate) async fn acquire(
        &self,
        cost: u32,
        priority: Priority,
        deadline: tokio::time::Instant,
    ) -> Result<SharedPermit, AcquireError> {
        let Handle { limit, outlook, .. } = &*self.inner;
        let (cost, limit) = (cost.max(1), *limit);
        if cost > limit.requests() {
            return Err(AcquireError::Cost(CostExceedsLimit { cost, limit }));
        }
        if let Some(earliest) = self.estimate(cost, priority)
            && earliest > deadline
        {
            return Err(AcquireError::TooLate { earliest });
        }
        let deadline = on_own_clock(deadline);
        let _place = outlook.enter(priority, cost);
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
                    let earliest = on_clock_of_calls(earliest);
                    return Err(AcquireError::TooLate { earliest });
                }
                // The agent has ended meanwhile, for another reason than this call if it has luck.
                Err(_) if may_repeat => may_repeat = false,
                Ok(Err(Dismissed::Unavailable)) | Err(_) => {
                    return Err(AcquireError::Unavailable);
                }
            }
        }
    }

    /// The earliest moment at which a request that came now could get its permit, a lower bound as
    /// that of [`Limiter::estimate`](crate::limit::Limiter::estimate); `None` where it costs too
    /// much.
    pub(crate) fn estimate(&self, cost: u32, priority: Priority) -> Option<tokio::time::Instant> {
        let limit = self.inner.limit;
        let cost = cost.max(1);
        if cost > limit.requests() {
            return None;
        }
        let [interactive, bulk] =
            [0, 1].map(|lane| self.inner.outlook.waiting[lane].load(Ordering::Relaxed));
        let ahead = match priority {
            Priority::Interactive => interactive,
            // Three interactive ones go before each.
            Priority::Bulk => bulk + interactive.min(bulk.saturating_mul(3)),
        };
        let now = Instant::now();
        let not_before = self.inner.not_before().map_or(now, |at| at.max(now));
        let earliest = earliest(not_before, ahead + u64::from(cost), limit);
        Some(on_clock_of_calls(earliest))
    }
}

/// A moment of the clock of calls, which stands still in tests, on that of the agent.
fn on_own_clock(at: tokio::time::Instant) -> Instant {
    let wait = at.saturating_duration_since(tokio::time::Instant::now());
    after(Instant::now(), wait)
}

/// A moment of the clock of the agent on that of calls.
fn on_clock_of_calls(at: Instant) -> tokio::time::Instant {
    let wait = at.saturating_duration_since(Instant::now());
    let now = tokio::time::Instant::now();
    now.checked_add(wait).unwrap_or(now)
}
