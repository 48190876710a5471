//! The future that waits for a permit.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use tokio::time::{Instant, Sleep, sleep_until};

use super::backend::AcquireError;
use super::clock::{NEVER, Nanos};
use super::locked_state::{LockedState, Turn};
use super::permit::Permit;
use super::queue::{Ticket, WaiterKey};
use super::rate::{CostExceedsLimit, Priority};

const POLLED_AGAIN: &str = "`Acquire` polled after it was ready";

/// Waits for a [`Permit`]. Returned by [`Limiter::acquire`](super::Limiter::acquire).
///
/// If the request need not wait, the future is ready at the first poll, even outside a runtime, and
/// allocates nothing. Otherwise it needs a tokio runtime whose timer is enabled.
///
/// Dropping it is safe at any moment: its place in the queue, or a permit already granted to it,
/// passes to the next waiter at once. Keep polling it: a waiter whose turn has come holds a slot
/// until it is polled, and if several neighbours in the queue are not polled, those behind them wait
/// until something else happens at the limiter.
#[must_use = "a future does nothing unless it is awaited"]
pub struct Acquire {
    /// Moves into the permit. `None` once the future is ready.
    limiter: Option<Arc<LockedState>>,
    cost: u32,
    priority: Priority,
    /// The wait fails as soon as the turn cannot come before it.
    deadline: Nanos,
    key: Option<WaiterKey>,
    /// Only the first two in the queue have a timer.
    alarm: Option<Pin<Box<Sleep>>>,
}

impl Acquire {
    pub(super) fn new(limiter: Arc<LockedState>, cost: u32, priority: Priority) -> Self {
        Self {
            limiter: Some(limiter),
            cost,
            priority,
            deadline: NEVER,
            key: None,
            alarm: None,
        }
    }

    /// Completes with a permit, or with an error if none can come at all or before the deadline.
    fn poll_permit(&mut self, cx: &mut Context<'_>) -> Poll<Result<Permit, AcquireError>> {
        let limiter = self.limiter.as_ref().expect(POLLED_AGAIN);
        let limit = limiter.limit();
        if self.cost > limit.requests() {
            self.limiter = None;
            let cost = self.cost;
            return Poll::Ready(Err(AcquireError::Cost(CostExceedsLimit { cost, limit })));
        }
        let ticket = match self.key {
            None => limiter.enter(self.cost),
            Some(_) => None,
        };
        let turn = match ticket {
            Some(ticket) => Ok(ticket),
            None => ready!(self.poll_turn(cx)),
        };
        let limiter = self.limiter.take().expect(POLLED_AGAIN);
        Poll::Ready(turn.map(|ticket| Permit::new(limiter, self.cost, ticket)))
    }

    /// Completes when the turn comes, or when it can no longer come before the deadline.
    fn poll_turn(&mut self, cx: &mut Context<'_>) -> Poll<Result<Ticket, AcquireError>> {
        loop {
            let limiter = self.limiter.as_ref().expect(POLLED_AGAIN);
            let (key, waker) = (&mut self.key, cx.waker());
            let (cost, priority, deadline) = (self.cost, self.priority, self.deadline);
            match limiter.turn(key, cost, priority, deadline, waker) {
                Turn::Granted(ticket) => return Poll::Ready(Ok(ticket)),
                Turn::TooLate(earliest) => {
                    return Poll::Ready(Err(AcquireError::TooLate { earliest }));
                }
                Turn::Waiting(at) => ready!(self.poll_alarm(at, cx)),
            }
        }
    }

    /// Completes at `at`. Stays pending without one.
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
    /// Panics if polled after it was ready.
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
        if let (Some(limiter), Some(key)) = (&self.limiter, self.key) {
            limiter.leave(key, self.cost);
        }
    }
}

impl fmt::Debug for Acquire {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Acquire")
            .field("cost", &self.cost)
            .field("priority", &self.priority)
            .field("queued", &self.key.is_some())
            .finish_non_exhaustive()
    }
}

/// Waits for a [`Permit`] while it can come before a deadline. Returned by
/// `Limiter::acquire_before`.
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
    /// Panics if polled after it was ready.
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        self.get_mut().0.poll_permit(cx)
    }
}
