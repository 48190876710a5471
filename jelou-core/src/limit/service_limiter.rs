//! The limiter of a service: the one place that chooses between this process and Redis.
//!
//! An enum rather than a trait object: a permit in this process then needs no allocation, and its
//! methods are inlined into the call.

use tokio::time::Instant;

use super::backend::{AcquireError, Backend, BackendPermit, PermitOutcome};
use super::bucket::Bucket;
use super::config_error::LimitConfigError;
use super::limiter::Limiter;
use super::permit::Permit;
use super::rate::{Priority, RateLimit};
use super::registry;
#[cfg(feature = "redis")]
use super::shared::{RedisLimit, SharedLimiter, SharedPermit};

/// How the limiters of a client count.
#[derive(Clone)]
pub(crate) struct LimiterSettings {
    /// Whether clients of this process with the same bucket count together.
    pub(crate) share_in_process: bool,
    /// The Redis over which processes count together.
    #[cfg(feature = "redis")]
    pub(crate) redis: Option<RedisLimit>,
}

impl Default for LimiterSettings {
    fn default() -> Self {
        Self {
            share_in_process: true,
            #[cfg(feature = "redis")]
            redis: None,
        }
    }
}

/// The limiter of a service, as its calls use it.
#[derive(Clone, Debug)]
pub(crate) enum ServiceLimiter {
    InProcess(Limiter),
    #[cfg(feature = "redis")]
    Shared(SharedLimiter),
}

/// A permit of a [`ServiceLimiter`].
#[derive(Debug)]
pub(crate) enum ServicePermit {
    InProcess(Permit),
    #[cfg(feature = "redis")]
    Shared(SharedPermit),
}

/// Runs one expression for either variant of the two enums.
macro_rules! either {
    ($enum:ident, $value:expr, $inner:ident => $expression:expr) => {
        match $value {
            $enum::InProcess($inner) => $expression,
            #[cfg(feature = "redis")]
            $enum::Shared($inner) => $expression,
        }
    };
}

impl ServiceLimiter {
    /// Returns the limiter of `bucket`, as `settings` ask for it.
    ///
    /// # Errors
    ///
    /// If the limit is shared over Redis, and its client or its thread cannot be set up.
    #[cfg_attr(
        not(feature = "redis"),
        expect(clippy::unnecessary_wraps, reason = "only a limit over Redis can fail")
    )]
    pub(crate) fn open(
        bucket: &Bucket<'_>,
        limit: RateLimit,
        settings: &LimiterSettings,
    ) -> Result<Self, LimitConfigError> {
        #[cfg(feature = "redis")]
        if let Some(redis) = &settings.redis {
            let own = !settings.share_in_process;
            return SharedLimiter::open(redis, bucket, limit, own).map(Self::Shared);
        }
        Ok(Self::InProcess(if settings.share_in_process {
            registry::shared(bucket.registry_key(), limit)
        } else {
            Limiter::new(limit)
        }))
    }
}

impl Backend for ServiceLimiter {
    type Permit = ServicePermit;

    #[inline]
    fn try_acquire(&self, cost: u32) -> Option<ServicePermit> {
        either!(Self, self, limiter => Backend::try_acquire(limiter, cost).map(ServicePermit::from))
    }

    async fn acquire_before(
        &self,
        cost: u32,
        priority: Priority,
        deadline: Instant,
    ) -> Result<ServicePermit, AcquireError> {
        either!(Self, self, limiter => {
            let permit = Backend::acquire_before(limiter, cost, priority, deadline).await;
            permit.map(ServicePermit::from)
        })
    }
}

impl BackendPermit for ServicePermit {
    #[inline]
    fn sent(&mut self) {
        either!(Self, self, permit => BackendPermit::sent(permit));
    }

    #[inline]
    fn settle(self, outcome: PermitOutcome) {
        either!(Self, self, permit => permit.settle(outcome));
    }
}

impl From<Permit> for ServicePermit {
    fn from(permit: Permit) -> Self {
        Self::InProcess(permit)
    }
}

#[cfg(feature = "redis")]
impl From<SharedPermit> for ServicePermit {
    fn from(permit: SharedPermit) -> Self {
        Self::Shared(permit)
    }
}
