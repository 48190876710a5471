//! The order of the queue, and its memory.

use super::{NEVER, Priority, ROOM, Ticket, WaitOutcome, WaitQueue, WaiterKey};

const TICKET: Ticket = Ticket {
    free: 0,
    generation: 0,
};

fn first(queue: &WaitQueue) -> Option<WaiterKey> {
    queue.front()[0].map(|(key, _)| key)
}

/// Grants everything, checks that `front` predicts the second, and returns the order.
fn drain(queue: &mut WaitQueue) -> Vec<WaiterKey> {
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
    let mut queue = WaitQueue::new();
    let bulk: Vec<_> = (0..3)
        .map(|_| queue.push(Priority::Bulk, 1, NEVER))
        .collect();
    let inter: Vec<_> = (0..7)
        .map(|_| queue.push(Priority::Interactive, 1, NEVER))
        .collect();
    assert_eq!(
        drain(&mut queue),
        [
            inter[0], inter[1], inter[2], bulk[0], inter[3], inter[4], inter[5], bulk[1], inter[6],
            bulk[2],
        ]
    );
}

#[test]
fn bulk_earns_no_turn_while_it_does_not_wait() {
    let mut queue = WaitQueue::new();
    (0..5).for_each(|_| _ = queue.push(Priority::Interactive, 1, NEVER));
    drain(&mut queue);
    let bulk = queue.push(Priority::Bulk, 1, NEVER);
    let interactive = queue.push(Priority::Interactive, 1, NEVER);
    assert_eq!(drain(&mut queue), [interactive, bulk]);
}

#[test]
fn a_waiter_that_left_takes_no_room() {
    let mut queue = WaitQueue::new();
    let keys: Vec<_> = (0..5)
        .map(|_| queue.push(Priority::Bulk, 2, NEVER))
        .collect();
    for at in [0, 2, 4] {
        queue.remove(keys[at]);
    }
    assert_eq!((queue.len(), queue.ahead(Priority::Bulk)), (2, 4));
    assert_eq!(drain(&mut queue), [keys[1], keys[3]]);
    assert_eq!((queue.len(), queue.ahead(Priority::Bulk)), (0, 0));
    assert_eq!(queue.table.len(), 5);
    queue.push(Priority::Interactive, 1, NEVER);
    assert_eq!(queue.table.len(), 5);
}

#[test]
fn a_waiter_that_cannot_be_served_in_time_is_dismissed_and_not_counted_ahead_of_others() {
    let mut queue = WaitQueue::new();
    let bulk = queue.push(Priority::Bulk, 1, 2);
    let deadlines = [NEVER, 0, 1, 1, 3, 2];
    let keys = deadlines.map(|deadline| queue.push(Priority::Interactive, 1, deadline));
    // One slot per moment: the first goes at 0, and bulk after three.
    let wakers = queue.dismiss(|ahead, _| ahead);
    assert!(wakers.is_empty(), "nobody has left one");
    let late = |key| match queue.outcome(key) {
        Some(WaitOutcome::TooLate(earliest)) => Some(earliest),
        Some(WaitOutcome::Granted(_)) | None => None,
    };
    let expected = [None, Some(1), None, Some(2), None, Some(3)];
    assert_eq!(keys.map(late), expected);
    assert_eq!((late(bulk), queue.len()), (Some(3), 3));
    for key in [keys[1], keys[3], keys[5], bulk] {
        queue.remove(key);
    }
    assert_eq!(drain(&mut queue), [keys[0], keys[2], keys[4]]);
    assert_eq!(
        (queue.live, queue.interactive.cost, queue.bulk.cost),
        (0, 0, 0)
    );
}

#[test]
fn the_memory_of_many_waiters_is_given_back() {
    let mut queue = WaitQueue::new();
    let keys: Vec<_> = (0..10 * ROOM)
        .map(|_| queue.push(Priority::Bulk, 1, NEVER))
        .collect();
    for key in keys {
        queue.remove(key);
    }
    assert_eq!(queue.table.capacity(), 0);
}

#[test]
fn a_waiter_is_small() {
    // The table doubles when it is full, and is copied meanwhile.
    assert!(3 * size_of::<super::Entry>() <= 200);
}

#[test]
fn slots_ahead_are_counted_in_the_order_of_granting() {
    for interactive in 0..12 {
        for bulk in 0..5 {
            for priority in [Priority::Interactive, Priority::Bulk] {
                let mut queue = WaitQueue::new();
                (0..bulk).for_each(|_| _ = queue.push(Priority::Bulk, 1, NEVER));
                (0..interactive).for_each(|_| _ = queue.push(Priority::Interactive, 1, NEVER));
                let ahead = queue.ahead(priority);
                let key = queue.push(priority, 1, NEVER);
                let order = drain(&mut queue);
                assert_eq!(
                    order.iter().position(|k| *k == key),
                    usize::try_from(ahead).ok()
                );
            }
        }
    }
}
