//! The agent of a bucket: the one task of this process that talks to Redis about it.
//!
//! It does one thing at a time. So the outcome of a request reaches Redis before or with the next
//! question, only the first waiter has a question, and one operation delays a waiter by no more than
//! its timeout.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::mpsc::error::TryRecvError;
use tokio::sync::mpsc::{UnboundedReceiver, WeakUnboundedSender};
use tokio::time::timeout_at;

use super::config::{RedisLimit, WhenUnavailable};
use super::messages::{Dismissed, Event, LentSlots, SharedPermit, SlotSource, Waiter};
use super::queue::AgentQueue;
use super::share::{Peers, Share};
use super::store::{Note, Operation, Store};
use super::timing::{GATHER, LEASE, LINGER, Timing, after};
use super::wait_estimate::WaitEstimate;
use crate::limit::backend::PermitOutcome;
use crate::limit::pause::{LAST_PAUSE, LONGEST_RETRY_AFTER};
use crate::limit::rate::{Priority, RateLimit};

/// While Redis is unavailable, the number of notes at which outdated ones are first dropped.
const NOTES: usize = 64;

/// Slots that Redis has lent for later.
pub(super) struct Reserved {
    pub(super) numbers: Vec<u64>,
    pub(super) generation: i64,
    pub(super) at: Instant,
}

pub(super) struct Agent {
    /// Declared before `queue`: if a panic drops the agent, waiters must find the channel closed.
    events: UnboundedReceiver<Event>,
    pub(super) service: &'static str,
    pub(super) when_unavailable: WhenUnavailable,
    pub(super) address: String,
    pub(super) limit: RateLimit,
    pub(super) timing: Timing,
    pub(super) store: Store,
    pub(super) queue: AgentQueue,
    /// Outcomes that Redis does not know yet.
    pub(super) notes: Vec<Note>,
    /// When the notes are sent if no question takes them along before.
    pub(super) tell_at: Instant,
    /// The number of notes at which outdated ones are dropped next.
    forget_at: usize,
    /// The numbers of all slots that are reserved or that permits hold.
    pub(super) held: BTreeSet<u64>,
    pub(super) next: u64,
    pub(super) reserved: Option<Reserved>,
    pub(super) peers: Peers,
    pub(super) ask_at: Instant,
    pub(super) beat_at: Instant,
    pub(super) probe_at: Instant,
    /// The shared limit is not used before this moment.
    pub(super) shared_from: Instant,
    /// No request goes before this moment, as far as Redis has said.
    pub(super) bound: Instant,
    /// No waiter in the queue has a deadline before this moment.
    foreseen: Instant,
    /// The local share, from the loss of Redis until the shared limit is used again.
    pub(super) own: Option<Share>,
    /// Counts the shares, so that the slots of a permit return only to the share that lent them.
    pub(super) shares: u64,
    pub(super) outage: bool,
    sender: WeakUnboundedSender<Event>,
    wait_estimate: Arc<WaitEstimate>,
}

impl Agent {
    pub(super) fn new(
        config: &RedisLimit,
        client: redis::Client,
        service: &'static str,
        bucket: &str,
        limit: RateLimit,
        (sender, events): (WeakUnboundedSender<Event>, UnboundedReceiver<Event>),
        wait_estimate: Arc<WaitEstimate>,
    ) -> Self {
        let timing = Timing::new(limit, config.is_tls());
        let now = Instant::now();
        // Used until Redis has counted the processes.
        let count = config
            .expected_processes
            .map_or(limit.requests(), std::num::NonZero::get);
        Self {
            events,
            service,
            when_unavailable: config.when_unavailable,
            address: config.address(),
            limit,
            timing,
            store: Store::new((client, &config.prefix), bucket, limit, timing),
            queue: AgentQueue::default(),
            notes: Vec::new(),
            tell_at: now,
            forget_at: NOTES,
            held: BTreeSet::new(),
            next: 0,
            reserved: None,
            peers: Peers { count, rank: 0 },
            ask_at: now,
            beat_at: now,
            probe_at: now,
            shared_from: now,
            bound: now,
            foreseen: now,
            own: None,
            shares: 0,
            outage: false,
            sender,
            wait_estimate,
        }
    }

    /// Runs until the limiter is dropped.
    pub(super) async fn run(mut self) {
        loop {
            loop {
                match self.events.try_recv() {
                    Ok(event) => self.handle(event),
                    Err(TryRecvError::Empty) => break,
                    Err(TryRecvError::Disconnected) => return self.leave().await,
                }
            }
            self.keep_in_touch().await;
            self.serve_reserved();
            self.ask().await;
            self.serve_own();
            self.foresee();
            let due = tokio::time::Instant::from_std(self.due());
            match timeout_at(due, self.events.recv()).await {
                Ok(Some(event)) => self.handle(event),
                Ok(None) => return self.leave().await,
                Err(_) => {}
            }
        }
    }

    fn handle(&mut self, event: Event) {
        match event {
            Event::Wait(priority, waiter) => self.enqueue(priority, waiter),
            Event::Settled { slots, outcome, at } => self.settle(&slots, outcome, at),
        }
    }

    fn enqueue(&mut self, priority: Priority, waiter: Waiter) {
        // The caller's estimate may be outdated.
        let not_before = self.not_before();
        if not_before > waiter.deadline {
            waiter.dismiss(Dismissed::TooLate(not_before));
        } else {
            self.queue.push(priority, waiter);
        }
    }

    /// Updates the estimate for newcomers, and dismisses waiters that can no longer be served.
    fn foresee(&mut self) {
        let not_before = self.not_before();
        self.wait_estimate.set_not_before(not_before);
        // A reservation delays the first waiter. It says nothing about a pause.
        if self.reserved.is_some() {
            return;
        }
        if not_before > after(self.foreseen, GATHER) {
            self.queue.dismiss(not_before, self.limit);
        }
        self.foreseen = not_before;
    }

    fn settle(&mut self, slots: &LentSlots, outcome: PermitOutcome, at: Instant) {
        if self.notes.is_empty() {
            self.tell_at = after(at, GATHER);
        }
        let counted = match outcome {
            PermitOutcome::Unsent => None,
            PermitOutcome::Responded | PermitOutcome::Refused(_) => Some(at),
            PermitOutcome::Lost => Some(after(at, LINGER)),
        };
        let generation = match slots.source {
            SlotSource::Shared { generation } => Some(generation),
            SlotSource::Own { .. } => None,
        };
        for &slot in &slots.numbers {
            self.held.remove(&slot);
            self.notes.push(match counted {
                None => Note::Unsent { slot },
                Some(at) => Note::Used {
                    slot,
                    at,
                    generation: generation.filter(|_| outcome == PermitOutcome::Responded),
                },
            });
        }
        self.settle_own(slots, outcome, counted, at);
        if let PermitOutcome::Refused(retry_after) = outcome {
            self.refused(retry_after, generation, at);
        }
        if !self.store.is_connected() && self.notes.len() >= self.forget_at {
            self.forget_notes();
        }
    }

    /// Settles with the local share, if there is one.
    fn settle_own(
        &mut self,
        slots: &LentSlots,
        outcome: PermitOutcome,
        counted: Option<Instant>,
        at: Instant,
    ) {
        let Some(own) = &mut self.own else { return };
        let generation = match slots.source {
            SlotSource::Own { share, generation } if share == self.shares => Some(generation),
            SlotSource::Own { .. } | SlotSource::Shared { .. } => None,
        };
        if generation.is_some() {
            for _ in &slots.numbers {
                own.put(counted);
            }
        }
        match outcome {
            PermitOutcome::Responded => own.accepted(generation),
            PermitOutcome::Refused(retry_after) => own.refused(generation, retry_after, at),
            PermitOutcome::Unsent | PermitOutcome::Lost => {}
        }
    }

    fn refused(&mut self, retry_after: Option<Duration>, generation: Option<i64>, at: Instant) {
        let retry_after = retry_after.map(|retry_after| retry_after.min(LONGEST_RETRY_AFTER));
        if let Some(retry_after) = retry_after {
            // Redis will say the same once it knows.
            self.bound = self.bound.max(after(at, retry_after));
        }
        self.notes.push(Note::Refused {
            at,
            retry_after,
            generation: generation.unwrap_or(-1),
        });
        // These slots were lent before the pause was known.
        if let Some(reserved) = self.reserved.take() {
            self.give_back(reserved.numbers);
        }
    }

    /// Drops outdated notes while Redis is unavailable. The next `sync` corrects slots that Redis
    /// still believes to be held.
    fn forget_notes(&mut self) {
        let (now, window) = (Instant::now(), self.timing.window);
        self.notes.retain(|note| match note {
            Note::Unsent { .. } => false,
            Note::Used { at, .. } => after(*at, window) > now,
            Note::Refused {
                at, retry_after, ..
            } => after(*at, retry_after.unwrap_or(LAST_PAUSE)) > now,
        });
        // Doubling keeps the cost per note constant.
        self.forget_at = NOTES.max(2 * self.notes.len());
    }

    pub(super) fn serve_reserved(&mut self) {
        let now = Instant::now();
        let wanted = self.queue.front().is_some();
        let Some(reserved) = self.reserved.take_if(|it| !wanted || it.at <= now) else {
            return;
        };
        // After a long silence, Redis may have lent the slots of this process to others.
        let alive = self
            .store
            .heard()
            .is_some_and(|at| at.elapsed() < LEASE / 2);
        if wanted && alive {
            self.serve(reserved.numbers, reserved.generation);
        } else {
            self.give_back(reserved.numbers);
        }
    }

    /// Grants slots that can be used now to the waiters, and gives the rest back.
    pub(super) fn serve(&mut self, mut numbers: Vec<u64>, generation: i64) {
        let source = SlotSource::Shared { generation };
        while let Some(cost) = self.queue.front()
            && cost as usize <= numbers.len()
        {
            let given = numbers.drain(..cost as usize).collect();
            if let Some(slots) = self.grant(LentSlots {
                numbers: given,
                source,
            }) {
                numbers.extend(slots.numbers);
            }
        }
        self.give_back(numbers);
    }

    fn serve_own(&mut self) {
        let now = Instant::now();
        while let Some(cost) = self.queue.front() {
            if self.outage && self.when_unavailable == WhenUnavailable::Fail {
                return self.queue.fail();
            }
            let Some(own) = &mut self.own else { return };
            if own.due(cost).is_none_or(|due| due > now) {
                return;
            }
            let generation = own.take(cost, now);
            let numbers: Vec<_> = (self.next..self.next + u64::from(cost)).collect();
            self.next += u64::from(cost);
            self.held.extend(&numbers);
            let source = SlotSource::Own {
                share: self.shares,
                generation,
            };
            if let Some(slots) = self.grant(LentSlots { numbers, source }) {
                self.settle(&slots, PermitOutcome::Unsent, now);
            }
        }
    }

    /// Grants a permit to the first waiter. Returns the slots if the waiter has left.
    fn grant(&mut self, slots: LentSlots) -> Option<LentSlots> {
        let (Some(waiter), Some(agent)) = (self.queue.pop(), self.sender.upgrade()) else {
            return Some(slots);
        };
        match waiter.reply.send(Ok(SharedPermit::new(slots, agent))) {
            Err(Ok(permit)) => permit.into_slots(),
            Ok(()) | Err(Err(_)) => None,
        }
    }

    pub(super) fn give_back(&mut self, numbers: Vec<u64>) {
        for slot in numbers {
            self.held.remove(&slot);
            self.notes.push(Note::Unsent { slot });
        }
    }

    /// Returns when there is something to do if no event arrives before.
    fn due(&mut self) -> Instant {
        let connected = self.store.is_connected();
        let mut due = if connected {
            self.beat_at
        } else {
            self.probe_at
        };
        if let Some(cost) = self.queue.front() {
            let ask_at = match &self.reserved {
                Some(reserved) => Some(reserved.at),
                None => connected.then(|| self.ask_at.max(self.shared_from)),
            };
            let own = self.own.as_ref().and_then(|own| own.due(cost));
            due = [ask_at, own].into_iter().flatten().fold(due, Instant::min);
        } else if connected && !self.notes.is_empty() {
            due = due.min(self.tell_at);
        }
        due
    }

    /// Returns a lower bound for a request that joins now.
    fn not_before(&self) -> Instant {
        let shared = match &self.reserved {
            Some(reserved) => reserved.at,
            None if self.store.is_connected() => self.bound.max(self.shared_from),
            // Redis may be back at any moment, and with it the pause that it knows of.
            None => self.bound,
        };
        let own = self.own.as_ref().and_then(Share::not_before);
        own.map_or(shared, |own| own.min(shared))
    }

    /// Sends the last notes to Redis, where other processes may need them.
    async fn leave(mut self) {
        if let Some(reserved) = self.reserved.take() {
            self.give_back(reserved.numbers);
        }
        // If this fails, the lease ends by itself.
        drop(self.store.call(Operation::Leave, &self.notes).await);
    }
}
