//! The limiter itself: the state behind its lock, and who is woken when it changes.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::Waker;
use std::time::Duration;

use tokio::time::Instant;

use super::acquire::{Acquire, AcquireBefore};
use super::clock::{Clock, Nanos};
use super::permit::Permit;
use super::queue::{Fate, Key, Ticket};
use super::rate::{Priority, RateLimit};
use super::state::{Outcome, State};

/// Lets requests go as fast as a [`RateLimit`] allows, and never faster.
///
/// What it promises, and on which assumptions, is told in the [module](super). Clones are one
/// limiter.
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
    pub(super) inner: Arc<Inner>,
}

impl Limiter {
    /// A limiter of its own, which nobody else shares; [`registry::shared`](super::registry::shared)
    /// gives the one of a credential.
    pub fn new(limit: RateLimit) -> Self {
        Self {
            inner: Arc::new(Inner {
                limit,
                clock: Clock::start(),
                state: Mutex::new(State::new(limit)),
            }),
        }
    }

    /// Waits for a permit that counts as `cost` requests.
    ///
    /// A `cost` of zero counts as one: a request that the server does not count needs no permit.
    /// A `cost` above the limit is an error, at once: it would wait for ever.
    ///
    /// The place in the queue is taken when the future is first polled, and given back when it is
    /// dropped, at whatever moment.
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
        Acquire::new(self.clone(), cost.max(1), priority)
    }

    /// The same until `deadline`: the wait ends as soon as it is known that the turn does not come
    /// before, be it that too many wait already, or that the server asks for a pause meanwhile. Of
    /// the time itself it takes no notice.
    pub(crate) fn acquire_before(
        &self,
        cost: u32,
        priority: Priority,
        deadline: Instant,
    ) -> AcquireBefore {
        let deadline = self.inner.clock.at(deadline);
        AcquireBefore::new(self.acquire(cost, priority), deadline)
    }

    /// A permit that counts as `cost` requests, if nobody waits and there is nothing to wait for.
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
        Some(Permit::new(self.clone(), cost, ticket))
    }

    /// The earliest instant at which a request queued now could get its permit, `None` where it
    /// never could because it costs too much.
    ///
    /// This is a lower bound: the permit may come later, because responses are slow, because requests
    /// of a higher priority come, or because the server asks for a pause. It comes earlier only if
    /// somebody who waits now gives up. A call whose deadline is before this instant can thus fail
    /// at once. Where even those who give up must be reckoned with, use
    /// [`earliest`](Self::earliest).
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

    /// The earliest instant at which a request queued now could get its permit even if all who
    /// wait gave up; `None` where it never could because it costs too much.
    ///
    /// Nothing that can happen brings a permit earlier. It is later than now while the server has
    /// asked for a pause, or while too many requests were responded less than a window ago.
    pub fn earliest(&self, cost: u32) -> Option<Instant> {
        self.inner.earliest(cost, None)
    }

    /// Lets nobody go before `at`, and afterwards one after the other, evenly over a window. A
    /// longer pause stays.
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
        let at = self.inner.clock.at(at);
        self.inner.pause(|state, now| state.pause_until(at, now));
    }

    /// The server refused a request of which the limiter knows nothing; of one with a permit, tell
    /// [`Permit::refused`](super::Permit::refused).
    ///
    /// Everyone pauses for `retry_after`. Where the server does not say, for a second, and for
    /// twice as long each time that the first request after a pause is refused again, up to a
    /// minute. After the pause requests go evenly over a window, not all at once.
    pub fn refused(&self, retry_after: Option<Duration>) {
        self.inner
            .pause(|state, now| state.refused_unknown(retry_after, now));
    }

    /// What this limiter keeps to.
    pub fn limit(&self) -> RateLimit {
        self.inner.limit
    }

    /// How many requests wait for a permit.
    ///
    /// ```
    /// # use jelou_core::limit::{Limiter, RateLimit};
    /// assert_eq!(Limiter::new(RateLimit::per_second(5)).waiting(), 0);
    /// ```
    pub fn waiting(&self) -> usize {
        self.inner.lock().queue.len()
    }

    /// Whether the two are one limiter.
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

    /// Whether nobody else uses it, and a new limiter could take its place unnoticed.
    pub(super) fn is_forgettable(&self) -> bool {
        Arc::strong_count(&self.inner) == 1 && {
            let now = self.inner.now();
            self.inner.lock().is_at_rest(now)
        }
    }
}

impl fmt::Debug for Limiter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Limiter")
            .field("limit", &self.inner.limit)
            .field("waiting", &self.waiting())
            .finish_non_exhaustive()
    }
}

/// What a waiter learns when it asks for its turn.
#[derive(Debug)]
pub(super) enum Turn {
    /// It has come.
    Granted(Ticket),
    /// It cannot come before the deadline, but then at the earliest.
    TooLate(Instant),
    /// It will come, and the waiter wakes up for it by itself if there is an instant.
    Waiting(Option<Instant>),
}

#[derive(Debug)]
pub(super) struct Inner {
    limit: RateLimit,
    clock: Clock,
    state: Mutex<State>,
}

impl Inner {
    pub(super) fn now(&self) -> Nanos {
        self.clock.now()
    }

    /// Takes slots without waiting, for somebody who has just come.
    pub(super) fn enter(&self, cost: u32) -> Option<Ticket> {
        let mut state = self.lock();
        // Mostly it goes without reading the clock.
        state
            .enter_early(cost)
            .or_else(|| state.enter(cost, self.clock.now()))
    }

    /// Asks for a turn; `place` is the waiter's in the queue, which it gets here if it has none.
    pub(super) fn turn(
        &self,
        place: &mut Option<Key>,
        cost: u32,
        priority: Priority,
        deadline: Nanos,
        waker: &Waker,
    ) -> Turn {
        let now = self.clock.now();
        let mut state = self.lock();
        let key = match place {
            Some(key) => *key,
            None => match state.join(cost, priority, deadline, now) {
                Ok(key) => *place.insert(key),
                Err(earliest) => return Turn::TooLate(self.clock.instant(earliest)),
            },
        };
        // Who asks needs not be woken.
        let mut own = state.queue.call(key).0.take();
        while let Some(other) = state.step(now) {
            drop(state);
            other.wake();
            state = self.lock();
        }
        if let Some(fate) = state.queue.fate(key) {
            *place = None;
            let left = state.queue.remove(key);
            drop(state);
            drop((left, own));
            return match fate {
                Fate::Granted(ticket) => Turn::Granted(ticket),
                Fate::TooLate(earliest) => Turn::TooLate(self.clock.instant(earliest)),
            };
        }
        let alarm = state.alarm(key);
        let mut old = None;
        if !own.as_ref().is_some_and(|own| own.will_wake(waker)) {
            old = own.replace(waker.clone());
        }
        *state.queue.call(key).0 = own;
        drop(state);
        drop(old);
        Turn::Waiting(alarm.map(|at| self.clock.instant(at)))
    }

    /// A waiter leaves, and gives back what it may have been granted.
    pub(super) fn leave(&self, key: Key, cost: u32) {
        let mut waker = None;
        self.change(|state, now| {
            if let Some(Fate::Granted(ticket)) = state.queue.fate(key) {
                state.put(cost, ticket.free, now);
            }
            waker = state.queue.remove(key);
        });
    }

    /// A permit ends.
    #[inline]
    pub(super) fn settle(&self, cost: u32, ticket: Ticket, outcome: Outcome) {
        self.change(|state, now| state.settle(cost, ticket, outcome, now));
    }

    /// Changes the state in a way that may begin a pause, or lengthen it, and tells those who wait
    /// in vain from now on.
    #[cold]
    pub(super) fn pause(&self, change: impl FnOnce(&mut State, Nanos)) {
        let mut dismissed = Vec::new();
        self.change(|state, now| {
            let before = state.pause_ends();
            change(state, now);
            if state.pause_ends() > before {
                dismissed = state.dismiss(now);
            }
        });
        dismissed.into_iter().for_each(Waker::wake);
    }

    /// Changes the state, and wakes whom this concerns.
    #[inline]
    fn change(&self, change: impl FnOnce(&mut State, Nanos)) {
        let now = self.clock.now();
        let mut state = self.lock();
        change(&mut state, now);
        while let Some(waker) = state.step(now) {
            drop(state);
            waker.wake();
            state = self.lock();
        }
    }

    fn earliest(&self, cost: u32, priority: Option<Priority>) -> Option<Instant> {
        if cost > self.limit.requests() {
            return None;
        }
        let now = self.clock.now();
        let at = self.lock().earliest(cost.max(1), priority, now);
        Some(self.clock.instant(at))
    }

    /// Nothing in here panics halfway through a change, so that a poisoned lock is still good.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
