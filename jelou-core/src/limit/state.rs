//! The state of a limiter, as a function of plain values and of `now`: no lock, no clock, no task.

use std::task::Waker;
use std::time::Duration;

use super::clock::{NEVER, Nanos, nanos};
use super::pause::Pause;
use super::queue::{Ticket, WaitQueue, WaiterKey};
use super::rate::{Priority, RateLimit};
use super::rtt_estimator::RttEstimator;
use super::slots::Slots;

/// How long after its call was dropped a request may still be counted. The initial retransmission
/// timeout of TCP is one second (RFC 6298).
const LINGER: Nanos = nanos(Duration::from_secs(1));

/// The resolution of tokio's timers. Waking a waiter earlier by less gains nothing.
const TICK: Nanos = nanos(Duration::from_millis(1));

/// How a permit ended, unless the server refused its request.
#[derive(Clone, Copy, Debug)]
pub(super) enum SlotOutcome {
    /// Nothing was sent.
    Unsent,
    /// The server responded to a request that was sent at `sent`.
    Responded { sent: Option<Nanos> },
    /// The request was sent, and its response will not be read.
    Lost,
}

#[derive(Debug)]
pub(super) struct State {
    window: Nanos,
    capacity: u32,
    /// The last moment known to have passed.
    seen: Nanos,
    slots: Slots,
    rtt: RttEstimator,
    pause: Pause,
    pub(super) queue: WaitQueue,
}

impl State {
    pub(super) fn new(limit: RateLimit) -> Self {
        let (window, capacity) = (nanos(limit.window()), limit.requests());
        Self {
            window,
            capacity,
            seen: 0,
            slots: Slots::new(capacity),
            rtt: RttEstimator::new(window),
            pause: Pause::new(window, capacity),
            queue: WaitQueue::new(),
        }
    }

    /// Lends slots to a newcomer, if nobody waits and the slots are free.
    #[inline]
    pub(super) fn enter(&mut self, cost: u32, now: Nanos) -> Option<Ticket> {
        if self.queue.is_empty() {
            self.lend(cost, now)
        } else {
            None
        }
    }

    /// Does the same without reading the clock: a slot that was free at the last change still is.
    #[inline]
    pub(super) fn enter_early(&mut self, cost: u32) -> Option<Ticket> {
        if self.pause.is_over() {
            self.enter(cost, self.seen)
        } else {
            None
        }
    }

    /// Grants permits to all waiters whose turn has come, then makes sure that the next two wake up
    /// in time: the first, and the second in case the first is no longer polled. Returns the next
    /// waker to wake without the lock. Call it until it returns `None`.
    #[inline]
    pub(super) fn step(&mut self, now: Nanos) -> Option<Waker> {
        if self.queue.is_empty() {
            None
        } else {
            self.step_queue(now)
        }
    }

    fn step_queue(&mut self, now: Nanos) -> Option<Waker> {
        while !self.queue.is_empty() {
            let (key, cost) = self.queue.front()[0]?;
            let Some(ticket) = self.lend(cost, now) else {
                return self.rouse();
            };
            if let Some(waker) = self.queue.grant(key, ticket) {
                return Some(waker);
            }
        }
        None
    }

    /// Returns when this waiter must wake itself; `None` if it need not, or if that is unknown.
    pub(super) fn alarm(&mut self, key: WaiterKey) -> Option<Nanos> {
        let at = self.due().into_iter().flatten().find(|(k, _)| *k == key);
        let (_, alarm) = self.queue.call(key);
        *alarm = at.map_or(NEVER, |(_, due)| due);
        at.map(|(_, due)| due)
    }

    /// Ends a permit for `cost`.
    #[inline]
    pub(super) fn settle(&mut self, cost: u32, ticket: Ticket, outcome: SlotOutcome, now: Nanos) {
        let free = match outcome {
            SlotOutcome::Unsent => ticket.free,
            SlotOutcome::Responded { sent } => {
                self.sample(sent, now);
                self.pause.accepted(ticket.generation);
                now.saturating_add(self.window)
            }
            // The credit covers a way back and a way there. This request has no way back.
            SlotOutcome::Lost => now
                .saturating_add(LINGER)
                .saturating_add(self.window)
                .saturating_add(self.rtt.possible()),
        };
        self.put(cost, free, now);
    }

    /// Ends a permit for `cost` whose request the server refused. A separate function keeps the
    /// frequent path fast.
    #[cold]
    pub(super) fn settle_refused(
        &mut self,
        cost: u32,
        ticket: Ticket,
        (sent, retry_after): (Option<Nanos>, Option<Duration>),
        now: Nanos,
    ) {
        self.sample(sent, now);
        self.refused(Some(ticket.generation), retry_after, now);
        // The server may count a refused request.
        self.put(cost, now.saturating_add(self.window), now);
    }

    /// Takes slots back, which are free from `free` on.
    #[inline]
    pub(super) fn put(&mut self, cost: u32, free: Nanos, now: Nanos) {
        self.seen = self.seen.max(now);
        self.slots.put(cost, free);
    }

    /// Handles a refusal of a request without a permit. It may have been sent after the last pause,
    /// unless that still lasts.
    pub(super) fn refused_unknown(&mut self, retry_after: Option<Duration>, now: Nanos) {
        let generation = (self.pause.opens(0) <= now).then_some(self.pause.generation());
        self.refused(generation, retry_after, now);
    }

    pub(super) fn pause_until(&mut self, at: Nanos, now: Nanos) {
        self.pause.until(at, now);
    }

    /// Returns when the pause no longer holds requests back, if all slots are wanted.
    pub(super) fn pause_ends(&self) -> Nanos {
        self.pause.opens(u64::MAX)
    }

    /// Returns the earliest moment at which a request that joins now could get its permit: after
    /// the waiters ahead of it, or without a priority as if all had left.
    pub(super) fn earliest(&self, cost: u32, priority: Option<Priority>, now: Nanos) -> Nanos {
        let ahead = priority.map_or(0, |priority| self.queue.ahead(priority));
        self.earliest_after(ahead, cost, now)
    }

    /// Joins the queue. Returns the earliest moment instead if that is after the deadline.
    pub(super) fn join(
        &mut self,
        cost: u32,
        priority: Priority,
        deadline: Nanos,
        now: Nanos,
    ) -> Result<WaiterKey, Nanos> {
        if deadline < NEVER {
            let earliest = self.earliest(cost, Some(priority), now);
            if earliest > deadline {
                return Err(earliest);
            }
        }
        Ok(self.queue.push(priority, cost, deadline))
    }

    /// Dismisses the waiters that can no longer get their permits before their deadlines. Wake the
    /// returned wakers without the lock.
    pub(super) fn dismiss(&mut self, now: Nanos) -> Vec<Waker> {
        let mut queue = std::mem::replace(&mut self.queue, WaitQueue::new());
        let wakers = queue.dismiss(|ahead, cost| self.earliest_after(ahead, cost, now));
        self.queue = queue;
        wakers
    }

    /// Returns the earliest moment for a request with `ahead` slots lent before it.
    fn earliest_after(&self, ahead: u64, cost: u32, now: Nanos) -> Nanos {
        let (others, capacity) = (ahead + u64::from(cost) - 1, u64::from(self.capacity));
        let (rounds, last) = (others / capacity, others % capacity + 1);
        // Held slots may come back unused at any moment. All others are free again at the earliest
        // one window after they were lent, because the credit is less than a round trip.
        let free = |nth: u64| {
            let idle = u32::try_from(nth)
                .ok()?
                .checked_sub(self.slots.held())
                .filter(|n| *n > 0)?;
            Some(self.slots.nth(idle)?.saturating_sub(self.rtt.possible()))
        };
        let free = |nth| free(nth).unwrap_or(now).max(now);
        free(last)
            .min(free(1).saturating_add(self.window))
            .saturating_add(self.window.saturating_mul(rounds))
            .max(self.pause.opens(ahead))
    }

    /// Reports whether the server remembers no request, and nothing pauses.
    pub(super) fn is_at_rest(&self, now: Nanos) -> bool {
        let last = self.slots.nth(self.capacity);
        last.is_some_and(|free| free.max(self.pause.opens(0)) <= now)
    }

    #[inline]
    fn sample(&mut self, sent: Option<Nanos>, now: Nanos) {
        if let Some(sent) = sent {
            self.rtt.sample(now.saturating_sub(sent));
        }
    }

    #[cold]
    fn refused(&mut self, generation: Option<u32>, retry_after: Option<Duration>, now: Nanos) {
        if self.pause.refused(generation, retry_after.map(nanos), now) {
            self.rtt.distrust();
        }
    }

    #[inline]
    fn lend(&mut self, cost: u32, now: Nanos) -> Option<Ticket> {
        if self.ready(0, cost)? > now {
            return None;
        }
        let free = self.slots.take(cost);
        self.pause.lent(cost, now);
        Some(Ticket {
            free,
            generation: self.pause.generation(),
        })
    }

    /// Returns when `cost` slots are ready after `ahead` others were lent; `None` while that depends
    /// on responses still to come.
    #[inline]
    fn ready(&self, ahead: u32, cost: u32) -> Option<Nanos> {
        let free = self.slots.nth(ahead.saturating_add(cost))?;
        let ready = free.saturating_sub(self.rtt.credit());
        Some(ready.max(self.pause.opens(u64::from(ahead))))
    }

    /// Returns when the turn of the next two waiters comes, as far as is known.
    fn due(&self) -> [Option<(WaiterKey, Nanos)>; 2] {
        let [first, second] = self.queue.front();
        let ahead = first.map_or(0, |(_, cost)| cost);
        let due = |ahead, waiter: Option<(WaiterKey, u32)>| {
            let (key, cost) = waiter?;
            Some((key, self.ready(ahead, cost)?))
        };
        [due(0, first), due(ahead, second)]
    }

    /// Returns the waker of a waiter whose turn comes before its timer.
    fn rouse(&mut self) -> Option<Waker> {
        self.due().into_iter().flatten().find_map(|(key, due)| {
            let (waker, alarm) = self.queue.call(key);
            if due.saturating_add(TICK) < *alarm {
                waker.take()
            } else {
                None
            }
        })
    }
}
