//! The waiters of this process. Only the first of them asks Redis.

use std::collections::VecDeque;
use std::time::Instant;

use super::messages::{Dismissed, Waiter};
use super::timing::earliest;
use crate::limit::rate::{Priority, RateLimit};

/// While both priorities wait, this many interactive waiters go before a bulk one.
const FAVOURS: u8 = 3;

/// Queue length at which abandoned waiters are swept.
const SWEEP_LEN: usize = 64;

#[derive(Debug, Default)]
pub(super) struct AgentQueue {
    interactive: VecDeque<Waiter>,
    bulk: VecDeque<Waiter>,
    /// How many interactive waiters in a row went before a waiting bulk one.
    favours: u8,
    /// Queue length at which abandoned waiters are swept next.
    sweep_at: usize,
}

impl AgentQueue {
    pub(super) fn push(&mut self, priority: Priority, waiter: Waiter) {
        if self.interactive.len() + self.bulk.len() >= self.sweep_at.max(SWEEP_LEN) {
            // The first may wait for long while others come and go behind it.
            for lane in [&mut self.interactive, &mut self.bulk] {
                lane.retain(|waiter| !waiter.reply.is_closed());
            }
            self.sweep_at = 2 * (self.interactive.len() + self.bulk.len());
        }
        match priority {
            Priority::Interactive => self.interactive.push_back(waiter),
            Priority::Bulk => self.bulk.push_back(waiter),
        }
    }

    /// Returns the cost of the next waiter.
    pub(super) fn front(&mut self) -> Option<u32> {
        let next = if self.bulk_is_next() {
            self.bulk.front()
        } else {
            self.interactive.front()
        };
        next.map(|waiter| waiter.cost)
    }

    pub(super) fn pop(&mut self) -> Option<Waiter> {
        if self.bulk_is_next() {
            self.favours = 0;
            return self.bulk.pop_front();
        }
        let waiter = self.interactive.pop_front()?;
        self.favours = if self.bulk.is_empty() {
            0
        } else {
            self.favours + 1
        };
        Some(waiter)
    }

    /// Returns the total cost of all waiters, at most `most`.
    pub(super) fn wanted(&self, most: u32) -> u32 {
        let all = self.interactive.iter().chain(&self.bulk);
        let mut sum = 0_u32;
        for waiter in all.filter(|waiter| !waiter.reply.is_closed()) {
            sum = sum.saturating_add(waiter.cost);
            if sum >= most {
                return most;
            }
        }
        sum
    }

    /// Dismisses all waiters because Redis is unavailable.
    pub(super) fn fail(&mut self) {
        for waiter in self.interactive.drain(..).chain(self.bulk.drain(..)) {
            waiter.dismiss(Dismissed::Unavailable);
        }
    }

    /// Dismisses the waiters that cannot be served before their deadlines if no request goes before
    /// `not_before`.
    pub(super) fn dismiss(&mut self, not_before: Instant, limit: RateLimit) {
        for lane in [&mut self.interactive, &mut self.bulk] {
            // This is a lower bound: waiters of the other priority are not counted.
            let mut ahead = 0_u64;
            let all = std::mem::take(lane).into_iter();
            let may_stay = all.filter_map(|waiter| {
                if waiter.reply.is_closed() {
                    return None;
                }
                let wanted = ahead + u64::from(waiter.cost);
                let earliest = earliest(not_before, wanted, limit);
                if earliest > waiter.deadline {
                    waiter.dismiss(Dismissed::TooLate(earliest));
                    return None;
                }
                ahead = wanted;
                Some(waiter)
            });
            *lane = may_stay.collect();
        }
    }

    fn bulk_is_next(&mut self) -> bool {
        for lane in [&mut self.interactive, &mut self.bulk] {
            while lane.front().is_some_and(|first| first.reply.is_closed()) {
                lane.pop_front();
            }
        }
        !self.bulk.is_empty() && (self.interactive.is_empty() || self.favours >= FAVOURS)
    }
}

#[cfg(test)]
mod tests {
    use super::{AgentQueue, Dismissed, SWEEP_LEN, Waiter};
    use crate::limit::rate::{Priority, RateLimit};
    use std::time::{Duration, Instant};
    use tokio::sync::oneshot;

    #[test]
    fn a_waiter_that_cannot_be_served_in_time_is_dismissed() {
        let (now, second) = (Instant::now(), Duration::from_secs(1));
        let mut queue = AgentQueue::default();
        let mut places = Vec::new();
        for deadline in [3, 2, 3, 3, 5].map(|seconds| now + second * seconds) {
            let (reply, place) = oneshot::channel();
            let waiter = Waiter {
                cost: 2,
                deadline,
                reply,
            };
            queue.push(Priority::Bulk, waiter);
            places.push(place);
        }
        let limit = RateLimit::per_second(3);
        queue.dismiss(now + second * 2, limit);
        let mut told = |at: usize| match places[at].try_recv() {
            Ok(Err(Dismissed::TooLate(earliest))) => Some((earliest - now).as_secs()),
            _ => None,
        };
        // Two are served within a second: the first at 2 seconds, the second at 3.
        assert_eq!(
            [0, 1, 2, 3, 4].map(&mut told),
            [None, Some(3), None, None, None]
        );
        queue.dismiss(now + second * 3, limit);
        assert_eq!(
            [0, 1, 2, 3, 4].map(&mut told),
            [None, None, Some(4), Some(4), None]
        );
        assert_eq!(queue.wanted(1000), 4);
    }

    #[test]
    fn abandoned_waiters_behind_one_that_waits_for_long_are_swept() {
        let mut queue = AgentQueue::default();
        let now = Instant::now();
        let mut places = Vec::new();
        for number in 0..100 * SWEEP_LEN {
            let (reply, place) = oneshot::channel();
            let waiter = Waiter {
                cost: 1,
                deadline: now,
                reply,
            };
            queue.push(Priority::Interactive, waiter);
            if number % 1000 == 0 {
                places.push(place);
            }
        }
        assert!(queue.interactive.len() <= 2 * SWEEP_LEN);
        assert_eq!(queue.wanted(1000), 7);
    }

    #[test]
    fn interactive_goes_first_bulk_does_not_starve_and_abandoned_waiters_are_skipped() {
        let mut queue = AgentQueue::default();
        let mut places = Vec::new();
        for cost in 1..=5 {
            for (priority, cost) in [(Priority::Bulk, cost + 10), (Priority::Interactive, cost)] {
                let (reply, place) = oneshot::channel();
                let deadline = Instant::now();
                let waiter = Waiter {
                    cost,
                    deadline,
                    reply,
                };
                queue.push(priority, waiter);
                places.push(place);
            }
        }
        // Abandons the second interactive waiter.
        drop(places.remove(3));
        assert_eq!(queue.wanted(1000), 78);
        assert_eq!(queue.wanted(7), 7);
        let order: Vec<_> = std::iter::from_fn(|| queue.pop())
            .map(|waiter| waiter.cost)
            .collect();
        assert_eq!(order, [1, 3, 4, 11, 5, 12, 13, 14, 15]);
        assert_eq!(queue.front(), None);
    }
}
