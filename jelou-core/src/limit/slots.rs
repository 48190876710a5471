//! The slots of a limit: one for each request that the server allows in a window.

use std::collections::VecDeque;

use super::clock::Nanos;

/// The most slots for which room is made in advance; a larger limit grows as it is used.
const ROOM: u32 = 64;

/// The slots that nobody holds, each with the moment from which it may be lent again (before the
/// credit of the link, see [`link`](super::link)). What is not here is held by a permit.
#[derive(Debug)]
pub(super) struct Slots {
    held: u32,
    /// Slots that were never used, or given back by a request that was never sent: free since 0.
    fresh: u32,
    /// The others, earliest first. Responses come in the order of time, so that a slot that comes
    /// back nearly always goes to the end.
    used: VecDeque<Nanos>,
}

impl Slots {
    pub(super) fn new(capacity: u32) -> Self {
        Self {
            held: 0,
            fresh: capacity,
            used: VecDeque::with_capacity(capacity.min(ROOM) as usize),
        }
    }

    /// How many slots are lent.
    pub(super) fn held(&self) -> u32 {
        self.held
    }

    /// From when the `n`th slot, counted from one in the order of time, is free; `None` where so
    /// many are not idle.
    #[inline]
    pub(super) fn nth(&self, n: u32) -> Option<Nanos> {
        if n <= self.fresh {
            return Some(0);
        }
        self.used.get((n - self.fresh - 1) as usize).copied()
    }

    /// Lends the `n` slots that are free first, and tells from when the last of them was.
    #[inline]
    pub(super) fn take(&mut self, n: u32) -> Nanos {
        self.held += n;
        let fresh = n.min(self.fresh);
        self.fresh -= fresh;
        let mut free = 0;
        for _ in fresh..n {
            free = self.used.pop_front().unwrap_or(free);
        }
        free
    }

    /// Takes `n` slots back, to be lent again from `free` on.
    #[inline]
    pub(super) fn put(&mut self, n: u32, free: Nanos) {
        self.held -= n;
        if free == 0 {
            self.fresh += n;
            return;
        }
        for _ in 0..n {
            if self.used.back().is_some_and(|&last| last > free) {
                let at = self.used.partition_point(|&other| other <= free);
                self.used.insert(at, free);
            } else {
                self.used.push_back(free);
            }
        }
    }
}

#[cfg(test)]
impl Slots {
    /// For how many slots there is room now.
    pub(super) fn room(&self) -> usize {
        self.used.capacity()
    }
}

#[cfg(test)]
mod tests {
    use super::Slots;

    #[test]
    fn slots_are_lent_in_the_order_in_which_they_are_free() {
        let mut slots = Slots::new(3);
        assert_eq!((slots.nth(3), slots.nth(4)), (Some(0), None));
        assert_eq!(slots.take(3), 0);
        assert_eq!((slots.held(), slots.nth(1)), (3, None));

        slots.put(1, 30);
        slots.put(1, 10);
        slots.put(1, 20);
        assert_eq!(
            [1, 2, 3].map(|n| slots.nth(n)),
            [Some(10), Some(20), Some(30)]
        );
        assert_eq!(slots.take(2), 20);
        assert_eq!(slots.nth(1), Some(30));
    }

    #[test]
    fn a_slot_that_was_not_used_is_fresh_again() {
        let mut slots = Slots::new(2);
        let free = slots.take(1);
        slots.put(1, free);
        assert_eq!((slots.held(), slots.nth(2)), (0, Some(0)));
    }

    #[test]
    fn a_huge_limit_costs_no_memory_in_advance() {
        let slots = Slots::new(u32::MAX);
        assert_eq!(slots.nth(u32::MAX), Some(0));
        assert!(slots.room() < 1000);
    }
}
