//! The state of a limiter behind its lock, and who is woken when it changes.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::Waker;

use tokio::time::Instant;

use super::clock::{Clock, Nanos};
use super::queue::{Ticket, WaitOutcome, WaiterKey};
use super::rate::{Priority, RateLimit};
use super::state::{SlotOutcome, State};

/// What a waiter learns when it asks for its turn.
#[derive(Debug)]
pub(super) enum Turn {
    /// The turn has come.
    Granted(Ticket),
    /// The turn comes after the deadline, at this instant at the earliest.
    TooLate(Instant),
    /// The turn will come. With an instant, the waiter sets a timer; without one, it is woken.
    Waiting(Option<Instant>),
}

#[derive(Debug)]
pub(super) struct LockedState {
    limit: RateLimit,
    clock: Clock,
    state: Mutex<State>,
}

impl LockedState {
    pub(super) fn new(limit: RateLimit) -> Self {
        Self {
            limit,
            clock: Clock::start(),
            state: Mutex::new(State::new(limit)),
        }
    }

    #[inline]
    pub(super) fn limit(&self) -> RateLimit {
        self.limit
    }

    #[inline]
    pub(super) fn at(&self, instant: Instant) -> Nanos {
        self.clock.at(instant)
    }

    /// Returns how many requests wait.
    pub(super) fn waiting(&self) -> usize {
        self.lock().queue.len()
    }

    /// Reports whether the server remembers no request, and nothing pauses.
    pub(super) fn is_at_rest(&self) -> bool {
        let now = self.now();
        self.lock().is_at_rest(now)
    }

    pub(super) fn now(&self) -> Nanos {
        self.clock.now()
    }

    /// Takes slots for a newcomer, if it need not wait.
    pub(super) fn enter(&self, cost: u32) -> Option<Ticket> {
        let mut state = self.lock();
        // This mostly succeeds without reading the clock.
        state
            .enter_early(cost)
            .or_else(|| state.enter(cost, self.clock.now()))
    }

    /// Asks for a turn. `waiter` is the key in the queue; a newcomer gets one here.
    pub(super) fn turn(
        &self,
        waiter: &mut Option<WaiterKey>,
        cost: u32,
        priority: Priority,
        deadline: Nanos,
        waker: &Waker,
    ) -> Turn {
        let now = self.clock.now();
        let mut state = self.lock();
        let key = match waiter {
            Some(key) => *key,
            None => match state.join(cost, priority, deadline, now) {
                Ok(key) => *waiter.insert(key),
                Err(earliest) => return Turn::TooLate(self.clock.instant(earliest)),
            },
        };
        // The caller is being polled and needs no wake-up.
        let mut own = state.queue.call(key).0.take();
        while let Some(other) = state.step(now) {
            drop(state);
            other.wake();
            state = self.lock();
        }
        if let Some(outcome) = state.queue.outcome(key) {
            *waiter = None;
            let left = state.queue.remove(key);
            drop(state);
            drop((left, own));
            return match outcome {
                WaitOutcome::Granted(ticket) => Turn::Granted(ticket),
                WaitOutcome::TooLate(earliest) => Turn::TooLate(self.clock.instant(earliest)),
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

    /// Removes a waiter, and returns the slots it may have been granted.
    pub(super) fn leave(&self, key: WaiterKey, cost: u32) {
        let mut waker = None;
        self.change(|state, now| {
            if let Some(WaitOutcome::Granted(ticket)) = state.queue.outcome(key) {
                state.put(cost, ticket.free, now);
            }
            waker = state.queue.remove(key);
        });
    }

    /// Ends a permit.
    #[inline]
    pub(super) fn settle(&self, cost: u32, ticket: Ticket, outcome: SlotOutcome) {
        self.change(|state, now| state.settle(cost, ticket, outcome, now));
    }

    /// Makes a change that may begin or lengthen a pause, and wakes the waiters whose turn can no
    /// longer come before their deadlines.
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

    /// Changes the state, and wakes the waiters that it affects.
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

    pub(super) fn earliest(&self, cost: u32, priority: Option<Priority>) -> Option<Instant> {
        if cost > self.limit.requests() {
            return None;
        }
        let now = self.clock.now();
        let at = self.lock().earliest(cost.max(1), priority, now);
        Some(self.clock.instant(at))
    }

    /// Ignores poisoning: nothing panics halfway through a change of the state.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
