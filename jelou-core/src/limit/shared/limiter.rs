//! What calls see of a bucket.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock, Mutex, PoisonError, Weak};
use std::time::Instant;

use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use tokio::sync::oneshot;

use super::agent::Agent;
use super::config::{RedisLimit, WhenUnavailable};
use super::permit::{Event, SharedPermit};
use super::queue::{Unavailable, Waiter};
use super::{key, worker};
use crate::auth::Authorizer;
use crate::error::Error;
use crate::limit::{CostExceedsLimit, Priority, RateLimit};

/// Why there is no permit.
#[derive(Clone, Copy, Debug)]
pub(crate) enum NoPermit {
    Cost(CostExceedsLimit),
    Unavailable,
}

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

    fn lock(&self) -> std::sync::MutexGuard<'_, Instant> {
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
    limit: RateLimit,
    agent: UnboundedSender<Event>,
    outlook: Arc<Outlook>,
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
            return Self::start(config, service, &bucket, limit);
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
        let made = Self::start(config, service, &name.2, limit)?;
        buckets.retain(|_, handle| handle.strong_count() > 0);
        buckets.insert(name, Arc::downgrade(&made.inner));
        Ok(made)
    }

    fn start(
        config: &RedisLimit,
        service: &'static str,
        bucket: &str,
        limit: RateLimit,
    ) -> Result<Self, Error> {
        let client = config.client()?;
        let worker = worker::handle().map_err(|error| {
            Error::configuration(format!(
                "the thread of the shared rate limit of service `{service}` cannot be started: \
                 {error}"
            ))
        })?;
        let (agent, events) = unbounded_channel();
        let outlook = Arc::new(Outlook {
            not_before: Mutex::new(Instant::now()),
            waiting: Default::default(),
        });
        worker.spawn(
            Agent::new(
                config,
                client,
                service,
                bucket,
                limit,
                (agent.downgrade(), events),
                Arc::clone(&outlook),
            )
            .run(),
        );
        Ok(Self {
            inner: Arc::new(Handle {
                limit,
                agent,
                outlook,
            }),
        })
    }

    /// Waits for a permit. To drop the future is to leave the queue; a permit that was on its way
    /// goes back.
    pub(crate) async fn acquire(
        &self,
        cost: u32,
        priority: Priority,
    ) -> Result<SharedPermit, NoPermit> {
        let Handle {
            limit,
            agent,
            outlook,
        } = &*self.inner;
        let (cost, limit) = (cost.max(1), *limit);
        if cost > limit.requests() {
            return Err(NoPermit::Cost(CostExceedsLimit { cost, limit }));
        }
        let (reply, granted) = oneshot::channel();
        let _place = outlook.enter(priority, cost);
        // Where the agent is gone, so is the other end of `granted`.
        drop(agent.send(Event::Wait(priority, Waiter { cost, reply })));
        match granted.await {
            Ok(Ok(permit)) => Ok(permit),
            Ok(Err(Unavailable)) | Err(_) => Err(NoPermit::Unavailable),
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
        let rounds = (ahead + u64::from(cost) - 1) / u64::from(limit.requests());
        let rounds = u32::try_from(rounds).unwrap_or(u32::MAX);
        let wait = self
            .inner
            .outlook
            .lock()
            .saturating_duration_since(Instant::now())
            .saturating_add(limit.window().saturating_mul(rounds));
        let now = tokio::time::Instant::now();
        Some(now.checked_add(wait).unwrap_or(now))
    }
}
