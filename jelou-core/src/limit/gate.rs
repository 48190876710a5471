//! The limiter of a service as a call sees it: that of the process, or one that processes share.

use std::time::Duration;

use tokio::time::Instant;

#[cfg(feature = "redis")]
use super::shared::{SharedLimiter, SharedPermit};
use super::{AcquireError, Limiter, Permit, Priority};

#[derive(Clone, Debug)]
pub(crate) enum Gate {
    Process(Limiter),
    #[cfg(feature = "redis")]
    Shared(SharedLimiter),
}

impl Gate {
    /// A permit, if it is certain that there is nothing to wait for.
    pub(crate) fn try_acquire(&self, cost: u32) -> Option<GatePermit> {
        match self {
            Self::Process(limiter) => limiter.try_acquire(cost).map(GatePermit::Process),
            // Only Redis knows.
            #[cfg(feature = "redis")]
            Self::Shared(_) => None,
        }
    }

    /// Waits for a permit as long as it can come before `deadline`. Of the time itself it takes no
    /// notice.
    pub(crate) async fn acquire(
        &self,
        cost: u32,
        priority: Priority,
        deadline: Instant,
    ) -> Result<GatePermit, AcquireError> {
        match self {
            Self::Process(limiter) => {
                let permit = limiter.acquire_before(cost, priority, deadline).await;
                permit.map(GatePermit::Process)
            }
            #[cfg(feature = "redis")]
            Self::Shared(limiter) => {
                let permit = limiter.acquire(cost, priority, deadline).await;
                permit.map(GatePermit::Shared)
            }
        }
    }
}

#[derive(Debug)]
pub(crate) enum GatePermit {
    Process(Permit),
    #[cfg(feature = "redis")]
    Shared(SharedPermit),
}

impl GatePermit {
    pub(crate) fn sent(&mut self) {
        match self {
            Self::Process(permit) => permit.sent(),
            #[cfg(feature = "redis")]
            Self::Shared(permit) => permit.sent(),
        }
    }

    pub(crate) fn responded(self) {
        match self {
            Self::Process(permit) => permit.responded(),
            #[cfg(feature = "redis")]
            Self::Shared(permit) => permit.responded(),
        }
    }

    pub(crate) fn refused(self, retry_after: Option<Duration>) {
        match self {
            Self::Process(permit) => permit.refused(retry_after),
            #[cfg(feature = "redis")]
            Self::Shared(permit) => permit.refused(retry_after),
        }
    }

    pub(crate) fn unsent(self) {
        match self {
            Self::Process(permit) => permit.unsent(),
            #[cfg(feature = "redis")]
            Self::Shared(permit) => permit.unsent(),
        }
    }
}
