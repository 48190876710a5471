//! What callers and the agent exchange: a waiter goes in, a permit comes back, its outcome follows.
//!
//! One file, because the types refer to each other: a waiter waits for a permit, and a permit
//! reports through the channel by which waiters arrive.

use std::time::Instant;

use tokio::sync::mpsc::UnboundedSender;
use tokio::sync::oneshot;

use crate::limit::backend::{BackendPermit, PermitOutcome};
use crate::limit::rate::Priority;

/// A message to the agent of a bucket.
#[derive(Debug)]
pub(super) enum Event {
    Wait(Priority, Waiter),
    Settled {
        slots: LentSlots,
        outcome: PermitOutcome,
        at: Instant,
    },
}

/// A call that waits for a permit. It leaves the queue by dropping the receiver.
#[derive(Debug)]
pub(super) struct Waiter {
    pub(super) cost: u32,
    pub(super) deadline: Instant,
    pub(super) reply: oneshot::Sender<Result<SharedPermit, Dismissed>>,
}

impl Waiter {
    pub(super) fn dismiss(self, reason: Dismissed) {
        // The send fails if the waiter has left. Then nobody needs to know.
        drop(self.reply.send(Err(reason)));
    }
}

/// Why a wait ended without a permit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dismissed {
    /// Redis is unavailable, and calls are configured to fail then.
    Unavailable,
    /// No permit is granted before this moment, which is after the deadline.
    TooLate(Instant),
}

/// Where lent slots come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SlotSource {
    /// From Redis, in this generation of pauses.
    Shared { generation: i64 },
    /// From a local share: its serial number, and the generation of its pauses.
    Own { share: u64, generation: u32 },
}

/// The slots of a permit, by their numbers in this process.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct LentSlots {
    pub(super) numbers: Vec<u64>,
    pub(super) source: SlotSource,
}

/// The right to send one request, from a limit shared by processes.
#[derive(Debug)]
pub(crate) struct SharedPermit {
    slots: Option<LentSlots>,
    sent: bool,
    agent: UnboundedSender<Event>,
}

impl SharedPermit {
    pub(super) fn new(slots: LentSlots, agent: UnboundedSender<Event>) -> Self {
        Self {
            slots: Some(slots),
            sent: false,
            agent,
        }
    }

    /// Takes the slots of a permit that was never received.
    pub(super) fn into_slots(mut self) -> Option<LentSlots> {
        self.slots.take()
    }

    fn report(&mut self, outcome: PermitOutcome) {
        if let Some(slots) = self.slots.take() {
            let at = Instant::now();
            // The send fails if the agent has ended. Then the slots are lost with it.
            drop(self.agent.send(Event::Settled { slots, outcome, at }));
        }
    }
}

impl BackendPermit for SharedPermit {
    fn sent(&mut self) {
        self.sent = true;
    }

    fn settle(mut self, outcome: PermitOutcome) {
        self.report(outcome);
    }
}

impl Drop for SharedPermit {
    fn drop(&mut self) {
        self.report(if self.sent {
            PermitOutcome::Lost
        } else {
            PermitOutcome::Unsent
        });
    }
}
