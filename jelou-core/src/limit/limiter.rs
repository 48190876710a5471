//! The limiter of a process: its public interface.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;

use super::acquire::{Acquire, AcquireBefore};
use super::backend::{AcquireError, Backend};
use super::locked_state::LockedState;
use super::permit::Permit;
use super::rate::{Priority, RateLimit};

/// Lets requests go as fast as a [`RateLimit`] allows, and never faster.
///
/// The [module](super) documents its guarantee and assumptions. Clones share one limiter.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")] async fn main() {
/// use jelou_core::limit::{Limiter, Priority, RateLimit};
///
/// let limiter = Limiter::new(RateLimit::per_second(5));
/// let mut permit = limiter.acquire(1, Priority::Interactive).await.expect("one is not too many");
/// permit.sent();
/// // ... the request goes, and the head of the response comes ...
/// permit.responded();
/// # }
/// ```
#[derive(Clone)]
pub struct Limiter {
    pub(super) inner: Arc<LockedState>,
}

impl Limiter {
    /// Creates a limiter that only its clones share. [`registry::shared`](super::registry::shared)
    /// returns the limiter of a credential.
    pub fn new(limit: RateLimit) -> Self {
        Self {
            inner: Arc::new(LockedState::new(limit)),
        }
    }

    /// Waits for a permit that counts as `cost` requests.
    ///
    /// A `cost` of zero counts as one: a request that the server does not count needs no permit.
    /// A `cost` above the limit fails at once, because it would wait forever.
    ///
    /// The first poll takes a place in the queue. Dropping the future gives it back.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread", start_paused = true)] async fn main() {
    /// use std::time::Duration;
    /// use jelou_core::limit::{Limiter, Priority, RateLimit};
    /// use tokio::time::Instant;
    ///
    /// let limiter = Limiter::new(RateLimit::per_second(2));
    /// let start = Instant::now();
    /// for _ in 0..3 {
    ///     let mut permit = limiter.acquire(1, Priority::Bulk).await.unwrap();
    ///     permit.sent();
    ///     permit.responded();
    /// }
    /// assert_eq!(start.elapsed(), Duration::from_secs(1));
    /// # }
    /// ```
    pub fn acquire(&self, cost: u32, priority: Priority) -> Acquire {
        Acquire::new(Arc::clone(&self.inner), cost.max(1), priority)
    }

    /// Waits like [`acquire`](Self::acquire), and fails as soon as the turn cannot come before
    /// `deadline`: because too many wait already, or because the server asks for a pause.
    ///
    /// Does not watch the clock; wrap it in a timeout.
    pub(crate) fn acquire_before(
        &self,
        cost: u32,
        priority: Priority,
        deadline: Instant,
    ) -> AcquireBefore {
        let deadline = self.inner.at(deadline);
        AcquireBefore::new(self.acquire(cost, priority), deadline)
    }

    /// Returns a permit that counts as `cost` requests if nobody waits and the slots are free.
    ///
    /// ```
    /// use jelou_core::limit::{Limiter, RateLimit};
    ///
    /// let limiter = Limiter::new(RateLimit::per_second(1));
    /// let permit = limiter.try_acquire(1);
    /// assert!(permit.is_some());
    /// assert!(limiter.try_acquire(1).is_none());
    /// ```
    pub fn try_acquire(&self, cost: u32) -> Option<Permit> {
        let cost = cost.max(1);
        let ticket = self.inner.enter(cost)?;
        Some(Permit::new(Arc::clone(&self.inner), cost, ticket))
    }

    /// Returns the earliest instant at which a request queued now could get its permit, or `None`
    /// if it costs more than the limit.
    ///
    /// This is a lower bound. The permit may come later: responses may be slow, requests of higher
    /// priority may come, the server may ask for a pause. It comes earlier only if a waiter gives
    /// up. So a call whose deadline is before this instant can fail at once. To allow for waiters
    /// that give up, use [`earliest`](Self::earliest).
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread", start_paused = true)] async fn main() {
    /// use std::time::Duration;
    /// use jelou_core::limit::{Limiter, Priority, RateLimit};
    /// use tokio::time::Instant;
    ///
    /// let limiter = Limiter::new(RateLimit::per_second(1));
    /// let mut permit = limiter.acquire(1, Priority::Interactive).await.unwrap();
    /// permit.sent();
    /// permit.responded();
    /// let second = Instant::now() + Duration::from_secs(1);
    /// assert_eq!(limiter.estimate(1, Priority::Interactive), Some(second));
    /// assert_eq!(limiter.estimate(2, Priority::Interactive), None);
    /// # }
    /// ```
    pub fn estimate(&self, cost: u32, priority: Priority) -> Option<Instant> {
        self.inner.earliest(cost, Some(priority))
    }

    /// Returns the earliest instant at which a request queued now could get its permit if all
    /// waiters gave up, or `None` if it costs more than the limit.
    ///
    /// No permit can come earlier. The instant is later than now during a pause, and while too many
    /// responses are less than a window old.
    pub fn earliest(&self, cost: u32) -> Option<Instant> {
        self.inner.earliest(cost, None)
    }

    /// Pauses all requests until `at`, then spreads them evenly over a window. Never shortens a
    /// pause.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread", start_paused = true)] async fn main() {
    /// use std::time::Duration;
    /// use jelou_core::limit::{Limiter, Priority, RateLimit};
    /// use tokio::time::Instant;
    ///
    /// let limiter = Limiter::new(RateLimit::per_second(5));
    /// let start = Instant::now();
    /// limiter.pause_until(start + Duration::from_secs(3));
    /// let _first = limiter.acquire(1, Priority::Interactive).await.unwrap();
    /// assert_eq!(start.elapsed(), Duration::from_secs(3));
    /// let _second = limiter.acquire(1, Priority::Interactive).await.unwrap();
    /// assert_eq!(start.elapsed(), Duration::from_millis(3200));
    /// # }
    /// ```
    pub fn pause_until(&self, at: Instant) {
        let at = self.inner.at(at);
        self.inner.pause(|state, now| state.pause_until(at, now));
    }

    /// Reports that the server refused a request without a permit. For a request with one, call
    /// [`Permit::refused`](super::Permit::refused).
    ///
    /// All requests pause for `retry_after`. Without it they pause for one second, doubled each time
    /// the first request after a pause is refused again, up to one minute. After the pause, requests
    /// are spread evenly over a window.
    pub fn refused(&self, retry_after: Option<Duration>) {
        self.inner
            .pause(|state, now| state.refused_unknown(retry_after, now));
    }

    /// Returns the limit that this limiter enforces.
    pub fn limit(&self) -> RateLimit {
        self.inner.limit()
    }

    /// Returns how many requests wait for a permit.
    ///
    /// ```
    /// # use jelou_core::limit::{Limiter, RateLimit};
    /// assert_eq!(Limiter::new(RateLimit::per_second(5)).waiting(), 0);
    /// ```
    pub fn waiting(&self) -> usize {
        self.inner.waiting()
    }

    /// Reports whether both are clones of one limiter.
    ///
    /// ```
    /// # use jelou_core::limit::{Limiter, RateLimit};
    /// let limiter = Limiter::new(RateLimit::per_second(5));
    /// assert!(limiter.is_same(&limiter.clone()));
    /// assert!(!limiter.is_same(&Limiter::new(RateLimit::per_second(5))));
    /// ```
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.inner, &other.inner)
    }

    /// Reports whether no clone exists, and a new limiter could replace this one unnoticed.
    pub(super) fn is_forgettable(&self) -> bool {
        Arc::strong_count(&self.inner) == 1 && self.inner.is_at_rest()
    }
}

impl fmt::Debug for Limiter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Limiter")
            .field("limit", &self.inner.limit())
            .field("waiting", &self.waiting())
            .finish_non_exhaustive()
    }
}

impl Backend for Limiter {
    type Permit = Permit;

    #[inline]
    fn try_acquire(&self, cost: u32) -> Option<Permit> {
        Limiter::try_acquire(self, cost)
    }

    #[inline]
    fn acquire_before(
        &self,
        cost: u32,
        priority: Priority,
        deadline: Instant,
    ) -> impl Future<Output = Result<Permit, AcquireError>> + Send {
        Limiter::acquire_before(self, cost, priority, deadline)
    }
}
