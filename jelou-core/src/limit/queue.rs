//! The waiters for permits, and their order.

use std::task::Waker;

use super::clock::{NEVER, Nanos};
use super::rate::Priority;

/// While both priorities wait, one in this many permits goes to bulk.
const BULK_TURN: u32 = 4;

/// The index of no entry.
const NONE: usize = usize::MAX;

/// Capacity that is kept when the last waiter leaves.
const ROOM: usize = 64;

/// The slots that a waiter receives when its turn comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ticket {
    /// When the slots became free.
    pub(super) free: Nanos,
    /// See [`Pause::generation`](super::pause::Pause::generation).
    pub(super) generation: u32,
}

/// How a wait ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WaitOutcome {
    /// With a permit.
    Granted(Ticket),
    /// Its turn comes at this moment at the earliest, which is after its deadline.
    TooLate(Nanos),
}

/// Identifies a waiter until [`WaitQueue::remove`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct WaiterKey(usize);

#[derive(Debug)]
enum Stage {
    Vacant,
    Waiting { priority: Priority, deadline: Nanos },
    // A `Ticket` without its padding.
    Granted { free: Nanos, generation: u32 },
    TooLate { earliest: Nanos },
}

#[derive(Debug)]
struct Entry {
    stage: Stage,
    cost: u32,
    waker: Option<Waker>,
    /// When the timer of the waiter fires.
    alarm: Nanos,
    previous: usize,
    /// The next entry of the line, or the next vacant entry.
    next: usize,
}

#[derive(Debug)]
struct Line {
    head: usize,
    tail: usize,
    len: usize,
    /// The sum of the costs.
    cost: u64,
}

impl Line {
    const EMPTY: Self = Self {
        head: NONE,
        tail: NONE,
        len: 0,
        cost: 0,
    };
}

/// Two lines of waiters, linked through one table. Joining, leaving and granting take constant time,
/// and a waiter that left takes no room. A waiter that was granted a permit, or dismissed, is in no
/// line, but keeps its entry until it is polled.
#[derive(Debug)]
pub(super) struct WaitQueue {
    table: Vec<Entry>,
    vacant: usize,
    /// The number of entries that are not vacant.
    live: usize,
    interactive: Line,
    bulk: Line,
    /// How many interactive waiters in a row went before a bulk one.
    streak: u32,
}

impl WaitQueue {
    pub(super) const fn new() -> Self {
        Self {
            table: Vec::new(),
            vacant: NONE,
            live: 0,
            interactive: Line::EMPTY,
            bulk: Line::EMPTY,
            streak: 0,
        }
    }

    /// Returns how many wait, without those granted a permit or dismissed.
    pub(super) fn len(&self) -> usize {
        self.interactive.len + self.bulk.len
    }

    /// Reports whether nobody waits.
    #[inline]
    pub(super) fn is_empty(&self) -> bool {
        self.interactive.len == 0 && self.bulk.len == 0
    }

    /// Adds a waiter to the end of its line.
    pub(super) fn push(&mut self, priority: Priority, cost: u32, deadline: Nanos) -> WaiterKey {
        let at = if self.vacant == NONE {
            self.table.len()
        } else {
            self.vacant
        };
        let line = self.line(priority);
        let previous = std::mem::replace(&mut line.tail, at);
        line.len += 1;
        line.cost += u64::from(cost);
        if previous == NONE {
            line.head = at;
        } else {
            self.table[previous].next = at;
        }
        let entry = Entry {
            stage: Stage::Waiting { priority, deadline },
            cost,
            waker: None,
            alarm: NEVER,
            previous,
            next: NONE,
        };
        if at == self.table.len() {
            self.table.push(entry);
        } else {
            self.vacant = std::mem::replace(&mut self.table[at], entry).next;
        }
        self.live += 1;
        WaiterKey(at)
    }

    /// Returns the next two waiters, each with its cost.
    pub(super) fn front(&self) -> [Option<(WaiterKey, u32)>; 2] {
        let (interactive, bulk) = (self.interactive.head, self.bulk.head);
        let after = |at: usize| self.table.get(at).map_or(NONE, |entry| entry.next);
        let first = pick(interactive, bulk, self.streak);
        let second = if first == bulk {
            pick(interactive, after(bulk), 0)
        } else {
            pick(after(interactive), bulk, self.streak + 1)
        };
        [first, second].map(|at| Some((WaiterKey(at), self.table.get(at)?.cost)))
    }

    /// Returns how many slots at least are lent before the turn of a waiter that joins now, provided
    /// that all waiters stay.
    pub(super) fn ahead(&self, priority: Priority) -> u64 {
        let (turn, streak) = (u64::from(BULK_TURN - 1), u64::from(self.streak));
        let (interactive, bulk) = (self.interactive.len as u64, self.bulk.len as u64);
        match priority {
            Priority::Interactive => {
                self.interactive.cost + bulk.min((streak + interactive) / turn)
            }
            Priority::Bulk => self.bulk.cost + interactive.min(turn * (bulk + 1) - streak),
        }
    }

    /// Grants a permit to a waiter and takes it out of its line. Wake the returned waker.
    pub(super) fn grant(&mut self, key: WaiterKey, ticket: Ticket) -> Option<Waker> {
        if let Stage::Waiting { priority, .. } = self.table[key.0].stage {
            self.streak = match priority {
                Priority::Interactive if self.bulk.len > 0 => self.streak + 1,
                _ => 0,
            };
            self.unlink(key, priority);
        }
        let entry = &mut self.table[key.0];
        let Ticket { free, generation } = ticket;
        entry.stage = Stage::Granted { free, generation };
        entry.waker.take()
    }

    /// Dismisses the waiters whose turn comes after their deadline, provided that all others stay.
    /// `earliest` receives the number of slots lent before a waiter, and its cost. Wake the returned
    /// wakers.
    pub(super) fn dismiss(&mut self, earliest: impl Fn(u64, u32) -> Nanos) -> Vec<Waker> {
        let mut wakers = Vec::new();
        let (mut interactive, mut bulk) = (self.interactive.head, self.bulk.head);
        let (mut ahead, mut streak) = (0, self.streak);
        loop {
            let at = pick(interactive, bulk, streak);
            let Some(entry) = self.table.get_mut(at) else {
                return wakers;
            };
            let Stage::Waiting { priority, deadline } = entry.stage else {
                // Only waiting entries are in a line.
                return wakers;
            };
            match priority {
                Priority::Interactive => interactive = entry.next,
                Priority::Bulk => bulk = entry.next,
            }
            let earliest = earliest(ahead, entry.cost);
            if earliest > deadline {
                entry.stage = Stage::TooLate { earliest };
                wakers.extend(entry.waker.take());
                self.unlink(WaiterKey(at), priority);
                continue;
            }
            ahead += u64::from(entry.cost);
            streak = match priority {
                Priority::Interactive if bulk != NONE => streak + 1,
                _ => 0,
            };
        }
    }

    /// Returns how the wait ended; `None` while it lasts.
    pub(super) fn outcome(&self, key: WaiterKey) -> Option<WaitOutcome> {
        match self.table[key.0].stage {
            Stage::Granted { free, generation } => {
                Some(WaitOutcome::Granted(Ticket { free, generation }))
            }
            Stage::TooLate { earliest } => Some(WaitOutcome::TooLate(earliest)),
            Stage::Waiting { .. } | Stage::Vacant => None,
        }
    }

    /// Removes a waiter. Drop the returned waker without the lock: this may run the destructors of a
    /// task.
    pub(super) fn remove(&mut self, key: WaiterKey) -> Option<Waker> {
        if let Stage::Waiting { priority, .. } = self.table[key.0].stage {
            self.unlink(key, priority);
        }
        let entry = &mut self.table[key.0];
        entry.stage = Stage::Vacant;
        entry.next = std::mem::replace(&mut self.vacant, key.0);
        let waker = entry.waker.take();
        self.live -= 1;
        if self.live == 0 && self.table.len() > ROOM {
            // Give the memory of a burst back.
            self.table = Vec::new();
            self.vacant = NONE;
        }
        waker
    }

    /// Returns the waker of a waiter, and when its timer fires.
    pub(super) fn call(&mut self, key: WaiterKey) -> (&mut Option<Waker>, &mut Nanos) {
        let entry = &mut self.table[key.0];
        (&mut entry.waker, &mut entry.alarm)
    }

    fn unlink(&mut self, key: WaiterKey, priority: Priority) {
        let Entry {
            cost,
            previous,
            next,
            ..
        } = self.table[key.0];
        if let Some(entry) = self.table.get_mut(previous) {
            entry.next = next;
        }
        if let Some(entry) = self.table.get_mut(next) {
            entry.previous = previous;
        }
        let line = self.line(priority);
        line.len -= 1;
        line.cost -= u64::from(cost);
        if previous == NONE {
            line.head = next;
        }
        if next == NONE {
            line.tail = previous;
        }
    }

    fn line(&mut self, priority: Priority) -> &mut Line {
        match priority {
            Priority::Interactive => &mut self.interactive,
            Priority::Bulk => &mut self.bulk,
        }
    }
}

/// Returns the head that goes first.
fn pick(interactive: usize, bulk: usize, streak: u32) -> usize {
    let turn = streak >= BULK_TURN - 1;
    if interactive == NONE || (turn && bulk != NONE) {
        bulk
    } else {
        interactive
    }
}

#[cfg(test)]
mod tests;
