//! Who waits for a permit, in which order.

use std::task::Waker;

use super::clock::{NEVER, Nanos};
use super::rate::Priority;

/// Every so many permits one goes to bulk while both priorities wait.
const BULK_TURN: u32 = 4;

/// No entry.
const NONE: usize = usize::MAX;

/// Room for so many waiters is kept when nobody waits any more.
const ROOM: usize = 64;

/// What a waiter is given when its turn comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ticket {
    /// From when the slots that it holds were free.
    pub(super) free: Nanos,
    /// See [`Pause::era`](super::pause::Pause::era).
    pub(super) era: u32,
}

/// The place of a waiter; valid until [`Queue::remove`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Key(usize);

#[derive(Debug)]
enum Stage {
    Vacant,
    Waiting(Priority),
    // A ticket, without its padding.
    Granted { free: Nanos, era: u32 },
}

#[derive(Debug)]
struct Entry {
    stage: Stage,
    cost: u32,
    waker: Option<Waker>,
    /// When the waiter wakes up by itself.
    alarm: Nanos,
    previous: usize,
    /// The next in the line, or the next vacant entry.
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

/// Two lines of waiters, as lists through one table: joining, leaving and going first are all of
/// constant cost, and nothing remains of who left. Who was granted a permit stands in no line, but
/// keeps its entry until it comes for the permit.
#[derive(Debug)]
pub(super) struct Queue {
    table: Vec<Entry>,
    vacant: usize,
    /// Entries that are not vacant.
    live: usize,
    interactive: Line,
    bulk: Line,
    /// How many interactive waiters in a row went before a bulk one.
    streak: u32,
}

impl Queue {
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

    /// How many wait, without those that were granted a permit.
    pub(super) fn len(&self) -> usize {
        self.interactive.len + self.bulk.len
    }

    /// Whether nobody waits.
    #[inline]
    pub(super) fn is_empty(&self) -> bool {
        self.interactive.len == 0 && self.bulk.len == 0
    }

    /// Joins the end of the line.
    pub(super) fn push(&mut self, priority: Priority, cost: u32) -> Key {
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
            stage: Stage::Waiting(priority),
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
        Key(at)
    }

    /// The two whose turn comes next, each with its cost.
    pub(super) fn front(&self) -> [Option<(Key, u32)>; 2] {
        let (interactive, bulk) = (self.interactive.head, self.bulk.head);
        let after = |at: usize| self.table.get(at).map_or(NONE, |entry| entry.next);
        let first = pick(interactive, bulk, self.streak);
        let second = if first == bulk {
            pick(interactive, after(bulk), 0)
        } else {
            pick(after(interactive), bulk, self.streak + 1)
        };
        [first, second].map(|at| Some((Key(at), self.table.get(at)?.cost)))
    }

    /// How many slots are lent at least before a waiter that joined now would have its turn,
    /// provided that all who wait go on waiting.
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

    /// Gives a permit to a waiter and takes it out of its line. The waker that it has left, if it
    /// has, is to be woken.
    pub(super) fn grant(&mut self, key: Key, ticket: Ticket) -> Option<Waker> {
        if let Stage::Waiting(priority) = self.table[key.0].stage {
            self.streak = match priority {
                Priority::Interactive if self.bulk.len > 0 => self.streak + 1,
                _ => 0,
            };
            self.unlink(key, priority);
        }
        let entry = &mut self.table[key.0];
        let Ticket { free, era } = ticket;
        entry.stage = Stage::Granted { free, era };
        entry.waker.take()
    }

    /// What the waiter was granted.
    pub(super) fn granted(&self, key: Key) -> Option<Ticket> {
        match self.table[key.0].stage {
            Stage::Granted { free, era } => Some(Ticket { free, era }),
            Stage::Waiting(_) | Stage::Vacant => None,
        }
    }

    /// Forgets a waiter. Its waker is to be dropped without the lock: to drop a waker may run
    /// whatever a task owns.
    pub(super) fn remove(&mut self, key: Key) -> Option<Waker> {
        if let Stage::Waiting(priority) = self.table[key.0].stage {
            self.unlink(key, priority);
        }
        let entry = &mut self.table[key.0];
        entry.stage = Stage::Vacant;
        entry.next = std::mem::replace(&mut self.vacant, key.0);
        let waker = entry.waker.take();
        self.live -= 1;
        if self.live == 0 && self.table.len() > ROOM {
            // A burst of waiters is over.
            self.table = Vec::new();
            self.vacant = NONE;
        }
        waker
    }

    /// How to wake the waiter, and when it wakes up by itself.
    pub(super) fn call(&mut self, key: Key) -> (&mut Option<Waker>, &mut Nanos) {
        let entry = &mut self.table[key.0];
        (&mut entry.waker, &mut entry.alarm)
    }

    fn unlink(&mut self, key: Key, priority: Priority) {
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

/// Which head goes first.
fn pick(interactive: usize, bulk: usize, streak: u32) -> usize {
    let turn = streak >= BULK_TURN - 1;
    if interactive == NONE || (turn && bulk != NONE) {
        bulk
    } else {
        interactive
    }
}

#[cfg(test)]
mod tests {
    use super::{Key, Priority, Queue, ROOM, Ticket};

    const TICKET: Ticket = Ticket { free: 0, era: 0 };

    fn first(queue: &Queue) -> Option<Key> {
        queue.front()[0].map(|(key, _)| key)
    }

    /// Grants everything, checks that `front` foresees the second, and returns the order.
    fn drain(queue: &mut Queue) -> Vec<Key> {
        let mut order = Vec::new();
        while let [Some((key, _)), second] = queue.front() {
            queue.grant(key, TICKET);
            queue.remove(key);
            order.push(key);
            assert_eq!(first(queue), second.map(|(key, _)| key));
        }
        order
    }

    #[test]
    fn every_fourth_goes_to_bulk_and_nobody_is_overtaken() {
        let mut queue = Queue::new();
        let bulk: Vec<_> = (0..3).map(|_| queue.push(Priority::Bulk, 1)).collect();
        let inter: Vec<_> = (0..7)
            .map(|_| queue.push(Priority::Interactive, 1))
            .collect();
        assert_eq!(
            drain(&mut queue),
            [
                inter[0], inter[1], inter[2], bulk[0], inter[3], inter[4], inter[5], bulk[1],
                inter[6], bulk[2],
            ]
        );
    }

    #[test]
    fn bulk_earns_no_turn_while_it_does_not_wait() {
        let mut queue = Queue::new();
        (0..5).for_each(|_| _ = queue.push(Priority::Interactive, 1));
        drain(&mut queue);
        let bulk = queue.push(Priority::Bulk, 1);
        let interactive = queue.push(Priority::Interactive, 1);
        assert_eq!(drain(&mut queue), [interactive, bulk]);
    }

    #[test]
    fn who_leaves_leaves_nothing() {
        let mut queue = Queue::new();
        let keys: Vec<_> = (0..5).map(|_| queue.push(Priority::Bulk, 2)).collect();
        for at in [0, 2, 4] {
            queue.remove(keys[at]);
        }
        assert_eq!((queue.len(), queue.ahead(Priority::Bulk)), (2, 4));
        assert_eq!(drain(&mut queue), [keys[1], keys[3]]);
        assert_eq!((queue.len(), queue.ahead(Priority::Bulk)), (0, 0));
        assert_eq!(queue.table.len(), 5);
        queue.push(Priority::Interactive, 1);
        assert_eq!(queue.table.len(), 5);
    }

    #[test]
    fn the_room_of_many_waiters_is_given_back() {
        let mut queue = Queue::new();
        let keys: Vec<_> = (0..10 * ROOM)
            .map(|_| queue.push(Priority::Bulk, 1))
            .collect();
        for key in keys {
            queue.remove(key);
        }
        assert_eq!(queue.table.capacity(), 0);
    }

    #[test]
    fn a_waiter_is_small() {
        // The table doubles when it is full, and its half is copied meanwhile.
        assert!(3 * size_of::<super::Entry>() <= 200);
    }

    #[test]
    fn those_ahead_are_counted_as_they_will_be_lent() {
        for interactive in 0..12 {
            for bulk in 0..5 {
                for priority in [Priority::Interactive, Priority::Bulk] {
                    let mut queue = Queue::new();
                    (0..bulk).for_each(|_| _ = queue.push(Priority::Bulk, 1));
                    (0..interactive).for_each(|_| _ = queue.push(Priority::Interactive, 1));
                    let ahead = queue.ahead(priority);
                    let key = queue.push(priority, 1);
                    let order = drain(&mut queue);
                    assert_eq!(
                        order.iter().position(|k| *k == key),
                        usize::try_from(ahead).ok()
                    );
                }
            }
        }
    }
}
