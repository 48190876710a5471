//! What one process may do on its own while Redis is away.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use crate::limit::RateLimit;

/// How many processes count together, and where this one stands among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Peers {
    pub(super) count: u32,
    pub(super) rank: u32,
}

/// The slots of one process: the limit, divided by the processes.
///
/// Where there are more processes than slots each has one, for as many windows as there are
/// processes; they begin a window after one another.
#[derive(Debug)]
pub(super) struct Share {
    window: Duration,
    opens: Instant,
    /// Nothing is lent from here on: the shared limit is about to take over.
    ends: Option<Instant>,
    /// When the slots that nobody holds are free, earliest first.
    idle: VecDeque<Instant>,
}

impl Share {
    pub(super) fn new(limit: RateLimit, peers: Peers, opens: Instant) -> Self {
        let count = peers.count.max(1);
        let size = limit.requests() / count;
        let (size, window, opens) = if size == 0 {
            let turn = limit.window().saturating_mul(peers.rank);
            (1, limit.window().saturating_mul(count), opens + turn)
        } else {
            (size, limit.window(), opens)
        };
        Self {
            window,
            opens,
            ends: None,
            idle: std::iter::repeat_n(opens, size as usize).collect(),
        }
    }

    /// When `cost` slots will be free; `None` while too many are held. What costs more than the
    /// share has to wait for Redis: there is no way to let it go and keep to the limit.
    pub(super) fn due(&self, cost: u32) -> Option<Instant> {
        let due = *self.idle.get(cost as usize - 1)?;
        let due = due.max(self.opens);
        self.ends.is_none_or(|ends| due < ends).then_some(due)
    }

    pub(super) fn take(&mut self, cost: u32) {
        self.idle.drain(..cost as usize);
    }

    /// Takes the slots of a request back that counted at the latest at `counted`; `None` where
    /// nothing was sent.
    pub(super) fn put(&mut self, cost: usize, counted: Option<Instant>) {
        let free = counted.map_or(self.opens, |at| at + self.window);
        for _ in 0..cost {
            let place = self.idle.partition_point(|&other| other <= free);
            self.idle.insert(place, free);
        }
    }

    pub(super) fn pause_until(&mut self, at: Instant) {
        self.opens = self.opens.max(at);
    }

    pub(super) fn end_at(&mut self, at: Instant) {
        self.ends = Some(at);
    }
}

#[cfg(test)]
mod tests {
    use super::{Peers, Share};
    use crate::limit::RateLimit;
    use std::time::{Duration, Instant};

    const SECOND: Duration = Duration::from_secs(1);

    fn share(count: u32, rank: u32, opens: Instant) -> Share {
        Share::new(RateLimit::per_second(5), Peers { count, rank }, opens)
    }

    #[test]
    fn the_limit_is_divided_and_never_exceeded() {
        let now = Instant::now();
        assert_eq!(
            [1, 2, 3, 4, 5].map(|n| share(n, 0, now).idle.len()),
            [5, 2, 1, 1, 1]
        );
        let mut two = share(2, 0, now);
        two.take(1);
        two.take(1);
        assert_eq!(two.due(1), None);
        two.put(1, Some(now));
        assert_eq!(two.due(1), Some(now + SECOND));
        two.put(1, None);
        assert_eq!(two.due(1), Some(now));
    }

    #[test]
    fn more_processes_than_slots_take_turns() {
        let now = Instant::now();
        let mut share = share(10, 3, now);
        assert_eq!(share.due(1), Some(now + 3 * SECOND));
        share.take(1);
        share.put(1, Some(now + 3 * SECOND));
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
        share.pause_until(now + SECOND / 2);
        assert_eq!(share.due(5), Some(now + SECOND / 2));
        share.pause_until(now + SECOND);
        assert_eq!(share.due(5), None);
    }
}
