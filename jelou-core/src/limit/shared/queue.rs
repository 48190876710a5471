//! Who waits in this process. Only the first of them is Redis's business.

use std::collections::VecDeque;

use tokio::sync::oneshot;

use super::permit::SharedPermit;
use crate::limit::Priority;

/// While both wait, every fourth permit goes to bulk.
const FAVOURS: u8 = 3;

/// Redis is away, and it was asked to fail rather than to go on alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unavailable;

/// Somebody who waits. To drop the receiver is to leave the queue.
#[derive(Debug)]
pub(super) struct Waiter {
    pub(super) cost: u32,
    pub(super) reply: oneshot::Sender<Result<SharedPermit, Unavailable>>,
}

#[derive(Debug, Default)]
pub(super) struct Queue {
    interactive: VecDeque<Waiter>,
    bulk: VecDeque<Waiter>,
    /// How many interactive ones went before bulk that waited.
    favours: u8,
}

impl Queue {
    pub(super) fn push(&mut self, priority: Priority, waiter: Waiter) {
        match priority {
            Priority::Interactive => self.interactive.push_back(waiter),
            Priority::Bulk => self.bulk.push_back(waiter),
        }
    }

    /// What the next one needs.
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

    /// What all need together, at most `most`.
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

    /// Tells all of them that there will be no permit.
    pub(super) fn fail(&mut self) {
        for waiter in self.interactive.drain(..).chain(self.bulk.drain(..)) {
            // Who has left needs not be told.
            drop(waiter.reply.send(Err(Unavailable)));
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
    use super::{Queue, Waiter};
    use crate::limit::Priority;
    use tokio::sync::oneshot;

    #[test]
    fn interactive_first_bulk_not_starved_and_who_left_is_skipped() {
        let mut queue = Queue::default();
        let mut places = Vec::new();
        for cost in 1..=5 {
            for (priority, cost) in [(Priority::Bulk, cost + 10), (Priority::Interactive, cost)] {
                let (reply, place) = oneshot::channel();
                queue.push(priority, Waiter { cost, reply });
                places.push(place);
            }
        }
        // The second of the interactive ones.
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
