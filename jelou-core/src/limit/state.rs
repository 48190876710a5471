//! Everything a limiter knows, and what follows from it: functions of plain values and of `now`.

use std::task::Waker;
use std::time::Duration;

use super::clock::{NEVER, Nanos, nanos};
use super::link::Link;
use super::pause::Pause;
use super::queue::{Key, Queue, Ticket};
use super::rate::{Priority, RateLimit};
use super::slots::Slots;

/// How long after its call was dropped a request may still be counted. TCP sends a lost packet
/// again after a second at the latest where nothing is known of the way (RFC 6298).
const LINGER: Nanos = nanos(Duration::from_secs(1));

/// What a timer of tokio is accurate to: to wake a waiter for less gains nothing.
const TICK: Nanos = nanos(Duration::from_millis(1));

/// How a permit ended, unless the server refused its request.
#[derive(Clone, Copy, Debug)]
pub(super) enum Outcome {
    /// Nothing was sent.
    Unsent,
    /// The server responded a request that was sent then.
    Responded { sent: Option<Nanos> },
    /// It was sent, and nobody waits for the response any more.
    Lost,
}

#[derive(Debug)]
pub(super) struct State {
    window: Nanos,
    capacity: u32,
    /// The last moment that is known to be past.
    seen: Nanos,
    slots: Slots,
    link: Link,
    pause: Pause,
    pub(super) queue: Queue,
}

impl State {
    pub(super) fn new(limit: RateLimit) -> Self {
        let (window, capacity) = (nanos(limit.window()), limit.requests());
        Self {
            window,
            capacity,
            seen: 0,
            slots: Slots::new(capacity),
            link: Link::new(window),
            pause: Pause::new(window, capacity),
            queue: Queue::new(),
        }
    }

    /// A permit for somebody who has just come, if nobody waits and the slots are free.
    #[inline]
    pub(super) fn enter(&mut self, cost: u32, now: Nanos) -> Option<Ticket> {
        if self.queue.is_empty() {
            self.lend(cost, now)
        } else {
            None
        }
    }

    /// The same without knowing the time: what was free when something last happened still is.
    #[inline]
    pub(super) fn enter_early(&mut self, cost: u32) -> Option<Ticket> {
        if self.pause.is_over() {
            self.enter(cost, self.seen)
        } else {
            None
        }
    }

    /// Gives permits to all whose turn has come, then sees that the next two will wake up in time:
    /// the first, and the second for the case that the first is kept but no longer polled. Returns
    /// whom to wake, one at a time and without the lock, until there is nobody left.
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

    /// When this waiter has to wake up by itself; `None` where it need not, or where nobody knows.
    pub(super) fn alarm(&mut self, key: Key) -> Option<Nanos> {
        let at = self.due().into_iter().flatten().find(|(k, _)| *k == key);
        let (_, alarm) = self.queue.call(key);
        *alarm = at.map_or(NEVER, |(_, due)| due);
        at.map(|(_, due)| due)
    }

    /// A permit for `cost` ends.
    #[inline]
    pub(super) fn settle(&mut self, cost: u32, ticket: Ticket, outcome: Outcome, now: Nanos) {
        let free = match outcome {
            Outcome::Unsent => ticket.free,
            Outcome::Responded { sent } => {
                self.sample(sent, now);
                self.pause.accepted(ticket.era);
                now.saturating_add(self.window)
            }
            // The credit stands for a way back and a way there; here there is no way back.
            Outcome::Lost => now
                .saturating_add(LINGER)
                .saturating_add(self.window)
                .saturating_add(self.link.possible()),
        };
        self.put(cost, free, now);
    }

    /// A permit for `cost` ends because the server refused its request, which was sent then. Apart
    /// from the others, which are more frequent and are the faster for it.
    #[cold]
    pub(super) fn settle_refused(
        &mut self,
        cost: u32,
        ticket: Ticket,
        (sent, retry_after): (Option<Nanos>, Option<Duration>),
        now: Nanos,
    ) {
        self.sample(sent, now);
        self.refused(Some(ticket.era), retry_after, now);
        // A server may count what it refuses.
        self.put(cost, now.saturating_add(self.window), now);
    }

    /// Slots come back that are free from then on.
    #[inline]
    pub(super) fn put(&mut self, cost: u32, free: Nanos, now: Nanos) {
        self.seen = self.seen.max(now);
        self.slots.put(cost, free);
    }

    /// The server refused a request that had no permit, or none that is known. It may have gone
    /// after the last pause, but not if that is not over.
    pub(super) fn refused_unknown(&mut self, retry_after: Option<Duration>, now: Nanos) {
        let era = (self.pause.opens(0) <= now).then_some(self.pause.era());
        self.refused(era, retry_after, now);
    }

    pub(super) fn pause_until(&mut self, at: Nanos, now: Nanos) {
        self.pause.until(at, now);
    }

    /// Until when the pause keeps requests apart, if all slots are wanted.
    pub(super) fn pause_ends(&self) -> Nanos {
        self.pause.opens(u64::MAX)
    }

    /// The earliest moment at which a request that came now could get its permit: after all who
    /// wait, or as if they had left.
    pub(super) fn earliest(&self, cost: u32, priority: Option<Priority>, now: Nanos) -> Nanos {
        let ahead = priority.map_or(0, |priority| self.queue.ahead(priority));
        self.earliest_after(ahead, cost, now)
    }

    /// Joins the queue, unless its turn cannot come before the deadline: then it tells when.
    pub(super) fn join(
        &mut self,
        cost: u32,
        priority: Priority,
        deadline: Nanos,
        now: Nanos,
    ) -> Result<Key, Nanos> {
        if deadline < NEVER {
            let earliest = self.earliest(cost, Some(priority), now);
            if earliest > deadline {
                return Err(earliest);
            }
        }
        Ok(self.queue.push(priority, cost, deadline))
    }

    /// Dismisses those who wait and cannot get their permits before their deadlines any more. Their
    /// wakers are to be woken without the lock.
    pub(super) fn dismiss(&mut self, now: Nanos) -> Vec<Waker> {
        let mut queue = std::mem::replace(&mut self.queue, Queue::new());
        let wakers = queue.dismiss(|ahead, cost| self.earliest_after(ahead, cost, now));
        self.queue = queue;
        wakers
    }

    /// The earliest moment for a request before which `ahead` slots are lent to others.
    fn earliest_after(&self, ahead: u64, cost: u32, now: Nanos) -> Nanos {
        let (others, capacity) = (ahead + u64::from(cost) - 1, u64::from(self.capacity));
        let (rounds, last) = (others / capacity, others % capacity + 1);
        // Slots that are held may come back unused at any moment. All others are free again a
        // window after they were lent, at the earliest: what the credit saves is less than a round
        // trip.
        let free = |nth: u64| {
            let idle = u32::try_from(nth)
                .ok()?
                .checked_sub(self.slots.held())
                .filter(|n| *n > 0)?;
            Some(self.slots.nth(idle)?.saturating_sub(self.link.possible()))
        };
        let free = |nth| free(nth).unwrap_or(now).max(now);
        free(last)
            .min(free(1).saturating_add(self.window))
            .saturating_add(self.window.saturating_mul(rounds))
            .max(self.pause.opens(ahead))
    }

    /// Whether the server remembers no request, and has not asked for a pause.
    pub(super) fn is_at_rest(&self, now: Nanos) -> bool {
        let last = self.slots.nth(self.capacity);
        last.is_some_and(|free| free.max(self.pause.opens(0)) <= now)
    }

    #[inline]
    fn sample(&mut self, sent: Option<Nanos>, now: Nanos) {
        if let Some(sent) = sent {
            self.link.sample(now.saturating_sub(sent));
        }
    }

    #[cold]
    fn refused(&mut self, era: Option<u32>, retry_after: Option<Duration>, now: Nanos) {
        if self.pause.refused(era, retry_after.map(nanos), now) {
            self.link.distrust();
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
            era: self.pause.era(),
        })
    }

    /// When `cost` slots are ready for who comes after `ahead` others were lent, as far as is
    /// known: only a response can tell when a slot that is held will be.
    #[inline]
    fn ready(&self, ahead: u32, cost: u32) -> Option<Nanos> {
        let free = self.slots.nth(ahead.saturating_add(cost))?;
        let ready = free.saturating_sub(self.link.credit());
        Some(ready.max(self.pause.opens(u64::from(ahead))))
    }

    /// When the turn of the next two waiters comes, as far as is known.
    fn due(&self) -> [Option<(Key, Nanos)>; 2] {
        let [first, second] = self.queue.front();
        let ahead = first.map_or(0, |(_, cost)| cost);
        let due = |ahead, waiter: Option<(Key, u32)>| {
            let (key, cost) = waiter?;
            Some((key, self.ready(ahead, cost)?))
        };
        [due(0, first), due(ahead, second)]
    }

    /// Whom to wake because its turn comes earlier than it would wake up by itself.
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
