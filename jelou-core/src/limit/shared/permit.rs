//! The right to send one request, from a limit that processes share.

use std::time::{Duration, Instant};

use tokio::sync::mpsc::UnboundedSender;

use super::queue::Waiter;
use crate::limit::Priority;

/// How a permit ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Unsent,
    Responded,
    Refused(Option<Duration>),
    Lost,
}

/// Where its slots come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// From Redis, in this era of pauses.
    Shared { era: i64 },
    /// From the share of this process, the how manieth it was, in this era of its pauses.
    Own { share: u64, era: u32 },
}

/// The slots of a permit, by their numbers in this process.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Slots {
    pub(super) numbers: Vec<u64>,
    pub(super) source: Source,
}

/// What the agent of a bucket is told.
#[derive(Debug)]
pub(super) enum Event {
    Wait(Priority, Waiter),
    Settled {
        slots: Slots,
        outcome: Outcome,
        at: Instant,
    },
}

/// As [`Permit`](crate::limit::Permit): to be told when the request goes and what became of it.
#[derive(Debug)]
pub(crate) struct SharedPermit {
    slots: Option<Slots>,
    sent: bool,
    agent: UnboundedSender<Event>,
}

impl SharedPermit {
    pub(super) fn new(slots: Slots, agent: UnboundedSender<Event>) -> Self {
        Self {
            slots: Some(slots),
            sent: false,
            agent,
        }
    }

    pub(crate) fn sent(&mut self) {
        self.sent = true;
    }

    pub(crate) fn responded(mut self) {
        self.settle(Outcome::Responded);
    }

    pub(crate) fn refused(mut self, retry_after: Option<Duration>) {
        self.settle(Outcome::Refused(retry_after));
    }

    pub(crate) fn unsent(mut self) {
        self.settle(Outcome::Unsent);
    }

    /// Takes the slots of a permit that nobody came for.
    pub(super) fn into_slots(mut self) -> Option<Slots> {
        self.slots.take()
    }

    fn settle(&mut self, outcome: Outcome) {
        if let Some(slots) = self.slots.take() {
            let at = Instant::now();
            // Without an agent there is nobody left to whom it matters.
            drop(self.agent.send(Event::Settled { slots, outcome, at }));
        }
    }
}

impl Drop for SharedPermit {
    fn drop(&mut self) {
        self.settle(if self.sent {
            Outcome::Lost
        } else {
            Outcome::Unsent
        });
    }
}
