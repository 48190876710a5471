//! The wait for a permit.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::time::{Instant, Sleep, sleep_until};

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
            place: None,
            alarm: None,
        }
    }

    /// Completes when the turn has come.
    fn poll_turn(&mut self, cx: &mut Context<'_>) -> Poll<Ticket> {
        loop {
            let limiter = self.limiter.as_ref().expect(POLLED_AGAIN);
            let (place, waker) = (&mut self.place, cx.waker());
            match limiter.inner.turn(place, self.cost, self.priority, waker) {
                Turn::Granted(ticket) => return Poll::Ready(ticket),
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
        let this = self.get_mut();
        let limiter = this.limiter.as_ref().expect(POLLED_AGAIN);
        let limit = limiter.limit();
        if this.cost > limit.requests() {
            this.limiter = None;
            let cost = this.cost;
            return Poll::Ready(Err(CostExceedsLimit { cost, limit }));
        }
        let ticket = match this.place {
            None => limiter.inner.enter(this.cost),
            Some(_) => None,
        };
        let ticket = match ticket {
            Some(ticket) => ticket,
            None => ready!(this.poll_turn(cx)),
        };
        let limiter = this.limiter.take().expect(POLLED_AGAIN);
        Poll::Ready(Ok(Permit::new(limiter, this.cost, ticket)))
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
