//! What one process may do on its own while Redis is away.

use std::time::{Duration, Instant};

use super::timing::after;
use crate::limit::RateLimit;
use crate::limit::clock::{Nanos, nanos};
use crate::limit::pause::Pause;
use crate::limit::slots::Slots;

/// How many processes count together, and where this one stands among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Peers {
    pub(super) count: u32,
    pub(super) rank: u32,
}

/// The limiter of one process, with the limit divided by the processes.
///
/// Where there are more processes than slots each has one, for as many windows as there are
/// processes; they begin a window after one another.
#[derive(Debug)]
pub(super) struct Share {
    /// When it was made, from where its times are counted.
    epoch: Instant,
    window: Nanos,
    opens: Nanos,
    /// Nothing is lent from here on: the shared limit is about to take over.
    ends: Option<Instant>,
    slots: Slots,
    pause: Pause,
}

impl Share {
    pub(super) fn new(limit: RateLimit, peers: Peers, now: Instant, opens: Instant) -> Self {
        let count = peers.count.max(1);
        let size = limit.requests() / count;
        let (size, window, opens) = if size == 0 {
            let turn = limit.window().saturating_mul(peers.rank);
            (1, limit.window().saturating_mul(count), after(opens, turn))
        } else {
            (size, limit.window(), opens)
        };
        let window = nanos(window);
        Self {
            epoch: now,
            window,
            opens: nanos(opens.saturating_duration_since(now)),
            ends: None,
            slots: Slots::new(size),
            pause: Pause::new(window, size),
        }
    }

    /// When `cost` slots will be free; `None` while too many are held. What costs more than the
    /// share has to wait for Redis: there is no way to let it go and keep to the limit.
    pub(super) fn due(&self, cost: u32) -> Option<Instant> {
        let due = self.opens.max(self.pause.opens(0));
        let due = after(
            self.epoch,
            Duration::from_nanos(self.slots.nth(cost)?.max(due)),
        );
        self.ends.is_none_or(|ends| due < ends).then_some(due)
    }

    /// Nothing is due before; `None` where nothing is any more.
    pub(super) fn not_before(&self) -> Option<Instant> {
        let opens = self.opens.max(self.pause.opens(0));
        let opens = after(self.epoch, Duration::from_nanos(opens));
        self.ends
            .is_none_or(|ends| opens.max(Instant::now()) < ends)
            .then_some(opens)
    }

    /// Lends slots that are due, and tells in which era of pauses.
    pub(super) fn take(&mut self, cost: u32, now: Instant) -> u32 {
        self.slots.take(cost);
        self.pause.lent(cost, self.since_epoch(now));
        self.pause.era()
    }

    /// Takes a slot of a request back that counted at the latest at `counted`; `None` where
    /// nothing was sent.
    pub(super) fn put(&mut self, counted: Option<Instant>) {
        // What was lent was free.
        let free = counted.map_or(0, |at| self.since_epoch(at).saturating_add(self.window));
        self.slots.put(1, free);
    }

    /// A request was responded; it has an era if its permit was of this share.
    pub(super) fn accepted(&mut self, era: Option<u32>) {
        if let Some(era) = era {
            self.pause.accepted(era);
        }
    }

    /// A request was refused.
    pub(super) fn refused(&mut self, era: Option<u32>, wish: Option<Duration>, at: Instant) {
        let at = self.since_epoch(at);
        self.pause.refused(era, wish.map(nanos), at);
    }

    pub(super) fn end_at(&mut self, at: Instant) {
        self.ends = Some(at);
    }

    fn since_epoch(&self, at: Instant) -> Nanos {
        nanos(at.saturating_duration_since(self.epoch))
    }
}

#[cfg(test)]
mod tests {
    use super::{Peers, Share, after};
    use crate::limit::RateLimit;
    use std::time::{Duration, Instant};

    const SECOND: Duration = Duration::from_secs(1);

    fn share(count: u32, rank: u32, now: Instant) -> Share {
        Share::new(RateLimit::per_second(5), Peers { count, rank }, now, now)
    }

    #[test]
    fn the_limit_is_divided_and_never_exceeded() {
        let now = Instant::now();
        for (count, size) in [(1, 5), (2, 2), (3, 1), (4, 1), (5, 1)] {
            let share = share(count, 0, now);
            assert_eq!(share.due(size), Some(now), "{count}");
            assert_eq!(share.due(size + 1), None, "{count}");
        }
        let mut two = share(2, 0, now);
        two.take(1, now);
        two.take(1, now);
        assert_eq!(two.due(1), None);
        two.put(Some(now));
        assert_eq!(two.due(1), Some(now + SECOND));
        two.put(None);
        assert_eq!(two.due(1), Some(now));
    }

    #[test]
    fn more_processes_than_slots_take_turns() {
        let now = Instant::now();
        let mut share = share(10, 3, now);
        let turn = now + 3 * SECOND;
        assert_eq!(share.due(1), Some(turn));
        share.take(1, turn);
        share.put(Some(turn));
        assert_eq!(share.due(1), Some(now + 13 * SECOND));
    }

    #[test]
    fn what_costs_more_than_the_share_has_to_wait() {
        let now = Instant::now();
        assert_eq!(share(2, 0, now).due(2), Some(now));
        assert_eq!(share(2, 0, now).due(3), None);
    }

    #[test]
    fn nothing_is_lent_when_the_share_ends() {
        let now = Instant::now();
        let mut share = share(1, 0, now);
        share.end_at(now + SECOND);
        share.refused(None, Some(SECOND / 2), now);
        assert_eq!(share.due(5), Some(now + SECOND / 2));
        share.refused(None, Some(SECOND), now);
        assert_eq!(share.due(5), None);
    }

    #[test]
    fn requests_refused_together_are_one_refusal() {
        let now = Instant::now();
        let mut share = share(1, 0, now);
        let era = share.take(5, now);
        for _ in 0..5 {
            share.put(Some(now));
            share.refused(Some(era), Some(Duration::ZERO), now);
        }
        let again = now + SECOND;
        assert_eq!(share.due(1), Some(again));
        let era = share.take(1, again);
        share.put(Some(again));
        share.refused(Some(era), None, again);
        assert_eq!(share.due(1), Some(again + 2 * SECOND));
        // A permit of Redis, lent before that was lost: the share knows nothing of its era.
        share.refused(None, None, again);
        assert_eq!(share.due(1), Some(again + 2 * SECOND));
    }

    #[test]
    fn nothing_overflows_and_a_huge_share_costs_no_memory_in_advance() {
        let now = Instant::now();
        let longest = RateLimit::new(1, Duration::MAX);
        for (count, rank) in [(1, 0), (7, u32::MAX)] {
            let far = after(now, Duration::MAX);
            let mut share = Share::new(longest, Peers { count, rank }, now, far);
            let due = share.due(1).unwrap();
            assert!(due > now + 1_000_000 * SECOND);
            let era = share.take(1, due);
            share.put(Some(due));
            share.refused(Some(era), Some(Duration::MAX), due);
            assert!(share.due(1).unwrap() >= due);
        }
        let peers = Peers { count: 1, rank: 0 };
        let mut huge = Share::new(RateLimit::per_second(u32::MAX), peers, now, now);
        assert!(huge.slots.room() < 1000);
        assert_eq!(huge.due(u32::MAX), Some(now));
        huge.take(1, now);
        huge.put(Some(now));
        assert_eq!(huge.due(u32::MAX), Some(now + SECOND));
    }
}
