//! What a call needs of a rate limiter, whether it counts in this process or over Redis.
//!
//! [`Backend`] is implemented by the [`Limiter`](super::Limiter) of a process, by the limiter over
//! Redis, and by [`ServiceLimiter`](super::ServiceLimiter), which is one or the other.

use std::time::Duration;

use tokio::time::Instant;

use super::rate::{CostExceedsLimit, Priority};

/// A rate limiter. Clones count together.
pub(crate) trait Backend: Clone {
    type Permit: BackendPermit;

    /// Returns a permit if it is certain that the request need not wait.
    fn try_acquire(&self, cost: u32) -> Option<Self::Permit>;

    /// Waits for a permit, and fails as soon as none can come before `deadline`.
    ///
    /// Does not watch the clock; wrap it in a timeout. Dropping the future leaves the queue, and
    /// gives back a permit that was already granted.
    fn acquire_before(
        &self,
        cost: u32,
        priority: Priority,
        deadline: Instant,
    ) -> impl Future<Output = Result<Self::Permit, AcquireError>> + Send;
}

/// The right to send one request. Dropping it settles it: as unsent before
/// [`sent`](Self::sent), as lost after it.
pub(crate) trait BackendPermit: Sized {
    /// Call it just before the request can leave.
    fn sent(&mut self);

    /// Ends the permit.
    fn settle(self, outcome: PermitOutcome);

    /// The head of the response arrived, and the server did not refuse the request.
    #[inline]
    fn responded(self) {
        self.settle(PermitOutcome::Responded);
    }

    /// The server refused the request (429) and may have said when to come back.
    #[inline]
    fn refused(self, retry_after: Option<Duration>) {
        self.settle(PermitOutcome::Refused(retry_after));
    }

    /// No byte of the request left.
    #[inline]
    fn unsent(self) {
        self.settle(PermitOutcome::Unsent);
    }
}

/// How a permit ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PermitOutcome {
    /// No byte of the request left.
    Unsent,
    /// The server accepted the request.
    Responded,
    /// The server refused the request (429), with the time it asked for, if any.
    Refused(Option<Duration>),
    /// The request was sent, and its response will not be read.
    #[cfg_attr(
        not(feature = "redis"),
        expect(dead_code, reason = "a permit of this process is lost by dropping it")
    )]
    Lost,
}

/// Why there is no permit.
#[derive(Clone, Copy, Debug)]
pub(crate) enum AcquireError {
    /// The request costs more than a whole window allows.
    Cost(CostExceedsLimit),
    /// A permit comes after the deadline, at this instant at the earliest, unless others give up.
    TooLate { earliest: Instant },
    /// Redis is unavailable, and calls are configured to fail then.
    #[cfg_attr(
        not(feature = "redis"),
        expect(dead_code, reason = "only the limiter over Redis can be unavailable")
    )]
    Unavailable,
}
