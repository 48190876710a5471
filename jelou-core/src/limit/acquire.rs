//! The wait for a permit.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::time::{Instant, Sleep, sleep_until};

use super::clock::{NEVER, Nanos};
use super::limiter::{Limiter, Turn};
use super::permit::Permit;
use super::queue::{Key, Ticket};
use super::rate::{CostExceedsLimit, Priority};

const POLLED_AGAIN: &str = "`Acquire` polled after it was ready";

/// Waits for a [`Permit`]; made by [`Limiter::acquire`].
///
/// Where there is nothing to wait for it is ready at the first poll, outside of a runtime too, and
/// allocates nothing. Otherwise it has to be polled in a tokio runtime whose timer is enabled.
///
/// To drop it is safe at any moment: its place in the queue, or the permit that it was given but
/// has not come for, goes to the next at once. It should not be kept without being polled: once
/// its turn has come it holds a slot that nobody uses, and if this happens to several that stand
/// in a row, those behind them wait until something else happens at the limiter.
#[must_use = "a future does nothing unless it is awaited"]
pub struct Acquire {
    /// Moves into the permit.
    limiter: Option<Limiter>,
    cost: u32,
    priority: Priority,
    /// Whose turn cannot come before is told at once.
    deadline: Nanos,
    place: Option<Key>,
    /// Only the next two in the queue have one.
    alarm: Option<Pin<Box<Sleep>>>,
}

impl Acquire {
    pub(super) fn new(limiter: Limiter, cost: u32, priority: Priority) -> Self {
        Self {
            limiter: Some(limiter),
            cost,
            priority,
            deadline: NEVER,
            place: None,
            alarm: None,
        }
    }

    /// Completes when the permit is there, when there can be none, or none before the deadline.
    fn poll_permit(&mut self, cx: &mut Context<'_>) -> Poll<Result<Permit, AcquireError>> {
        let limiter = self.limiter.as_ref().expect(POLLED_AGAIN);
        let limit = limiter.limit();
        if self.cost > limit.requests() {
            self.limiter = None;
            let cost = self.cost;
            return Poll::Ready(Err(AcquireError::Cost(CostExceedsLimit { cost, limit })));
        }
        let ticket = match self.place {
            None => limiter.inner.enter(self.cost),
            Some(_) => None,
        };
        let turn = match ticket {
            Some(ticket) => Ok(ticket),
            None => ready!(self.poll_turn(cx)),
        };
        let limiter = self.limiter.take().expect(POLLED_AGAIN);
        Poll::Ready(turn.map(|ticket| Permit::new(limiter, self.cost, ticket)))
    }

    /// Completes when the turn has come, or cannot come any more before the deadline.
    fn poll_turn(&mut self, cx: &mut Context<'_>) -> Poll<Result<Ticket, AcquireError>> {
        loop {
            let limiter = self.limiter.as_ref().expect(POLLED_AGAIN);
            let (place, waker) = (&mut self.place, cx.waker());
            let (cost, priority, deadline) = (self.cost, self.priority, self.deadline);
            match limiter.inner.turn(place, cost, priority, deadline, waker) {
                Turn::Granted(ticket) => return Poll::Ready(Ok(ticket)),
                Turn::TooLate(earliest) => {
                    return Poll::Ready(Err(AcquireError::TooLate { earliest }));
                }
                Turn::Waiting(at) => ready!(self.poll_alarm(at, cx)),
            }
        }
    }

    /// Completes at `at`, or never.
    fn poll_alarm(&mut self, at: Option<Instant>, cx: &mut Context<'_>) -> Poll<()> {
        let Some(at) = at else {
            self.alarm = None;
            return Poll::Pending;
        };
        let alarm = self.alarm.get_or_insert_with(|| Box::pin(sleep_until(at)));
        if alarm.deadline() != at {
            alarm.as_mut().reset(at);
        }
        alarm.as_mut().poll(cx)
    }
}

impl Future for Acquire {
    type Output = Result<Permit, CostExceedsLimit>;

    /// # Panics
    ///
    /// When polled after it was ready.
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        match ready!(self.get_mut().poll_permit(cx)) {
            Ok(permit) => Poll::Ready(Ok(permit)),
            Err(AcquireError::Cost(error)) => Poll::Ready(Err(error)),
            Err(_) => unreachable!("no turn comes after `NEVER`"),
        }
    }
}

impl Drop for Acquire {
    fn drop(&mut self) {
        if let (Some(limiter), Some(key)) = (&self.limiter, self.place) {
            limiter.inner.leave(key, self.cost);
        }
    }
}

impl fmt::Debug for Acquire {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Acquire")
            .field("cost", &self.cost)
            .field("priority", &self.priority)
            .field("queued", &self.place.is_some())
            .finish_non_exhaustive()
    }
}

/// Why there is no permit.
#[derive(Clone, Copy, Debug)]
pub(crate) enum AcquireError {
    Cost(CostExceedsLimit),
    /// There can be none before the deadline, but then, unless others give up.
    TooLate {
        earliest: Instant,
    },
    /// Redis is away, and calls fail then.
    #[cfg(feature = "redis")]
    Unavailable,
}

/// Waits for a [`Permit`] as long as it can come before a deadline; made by
/// [`Limiter::acquire_before`].
#[must_use = "a future does nothing unless it is awaited"]
pub(crate) struct AcquireBefore(Acquire);

impl AcquireBefore {
    pub(super) fn new(mut acquire: Acquire, deadline: Nanos) -> Self {
        acquire.deadline = deadline;
        Self(acquire)
    }
}

impl Future for AcquireBefore {
    type Output = Result<Permit, AcquireError>;

    /// # Panics
    ///
    /// When polled after it was ready.
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        self.get_mut().0.poll_permit(cx)
    }
}
