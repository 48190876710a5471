//! The agent of a bucket: the one task of this process that talks to Redis about it.
//!
//! It does one thing after another. So what became of a request always reaches Redis before, or
//! with, the next question; only the first of those who wait has a question; and nobody who waits
//! is kept by more than the time limit of one operation.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::mpsc::error::TryRecvError;
use tokio::sync::mpsc::{UnboundedReceiver, WeakUnboundedSender};
use tokio::time::timeout_at;

use super::config::{RedisLimit, WhenUnavailable};
use super::limiter::Outlook;
use super::permit::{Event, Outcome, SharedPermit, Slots, Source};
use super::queue::{Dismissed, Queue, Waiter};
use super::share::{Peers, Share};
use super::store::{Note, Operation, Store};
use super::timing::{GATHER, LEASE, LINGER, Timing, after};
use crate::limit::pause::{LAST_PAUSE, LONGEST_WISH};
use crate::limit::{Priority, RateLimit};

/// So many notes are kept while Redis is away before it is looked which of them still count.
const NOTES: usize = 64;

/// Slots that Redis has lent for later.
pub(super) struct Reserved {
    pub(super) numbers: Vec<u64>,
    pub(super) era: i64,
    pub(super) at: Instant,
}

pub(super) struct Agent {
    /// Before `queue`: where a panic drops the agent, who waits must find the channel closed.
    events: UnboundedReceiver<Event>,
    pub(super) service: &'static str,
    pub(super) when_unavailable: WhenUnavailable,
    pub(super) place: String,
    pub(super) limit: RateLimit,
    pub(super) timing: Timing,
    pub(super) store: Store,
    pub(super) queue: Queue,
    /// What Redis has not been told yet.
    pub(super) notes: Vec<Note>,
    /// Until then they wait for a question to go along with.
    pub(super) tell_at: Instant,
    /// How many notes there are when it is looked next which of them still count.
    forget_at: usize,
    /// The numbers of all slots that permits hold, or that are reserved.
    pub(super) held: BTreeSet<u64>,
    pub(super) next: u64,
    pub(super) reserved: Option<Reserved>,
    pub(super) peers: Peers,
    pub(super) ask_at: Instant,
    pub(super) beat_at: Instant,
    pub(super) probe_at: Instant,
    /// The shared limit is not used before.
    pub(super) shared_from: Instant,
    /// Nothing goes before, as far as is known.
    pub(super) bound: Instant,
    /// Those who wait have their deadlines later.
    foreseen: Instant,
    /// While Redis is away, and until it is taken up again.
    pub(super) own: Option<Share>,
    /// Counts the shares, so that a permit goes back into the one it is from.
    pub(super) shares: u64,
    pub(super) outage: bool,
    sender: WeakUnboundedSender<Event>,
    outlook: Arc<Outlook>,
}

impl Agent {
    pub(super) fn new(
        config: &RedisLimit,
        client: redis::Client,
        service: &'static str,
        bucket: &str,
        limit: RateLimit,
        (sender, events): (WeakUnboundedSender<Event>, UnboundedReceiver<Event>),
        outlook: Arc<Outlook>,
    ) -> Self {
        let timing = Timing::new(limit, config.is_tls());
        let now = Instant::now();
        // Until the processes were counted.
        let count = config
            .expected_processes
            .map_or(limit.requests(), std::num::NonZero::get);
        Self {
            events,
            service,
            when_unavailable: config.when_unavailable,
            place: config.place(),
            limit,
            timing,
            store: Store::new((client, &config.prefix), bucket, limit, timing),
            queue: Queue::default(),
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
            outlook,
        }
    }

    /// Runs until nobody uses the limiter any more.
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
        // It may not have known yet.
        let not_before = self.not_before();
        if not_before > waiter.deadline {
            waiter.dismiss(Dismissed::TooLate(not_before));
        } else {
            self.queue.push(priority, waiter);
        }
    }

    /// Tells those who come what they can expect, and those who wait where it is in vain.
    fn foresee(&mut self) {
        let not_before = self.not_before();
        self.outlook.set_not_before(not_before);
        // What is reserved comes one after the other, and has nothing to do with pauses.
        if self.reserved.is_some() {
            return;
        }
        if not_before > after(self.foreseen, GATHER) {
            self.queue.dismiss(not_before, self.limit);
        }
        self.foreseen = not_before;
    }

    fn settle(&mut self, slots: &Slots, outcome: Outcome, at: Instant) {
        if self.notes.is_empty() {
            self.tell_at = after(at, GATHER);
        }
        let counted = match outcome {
            Outcome::Unsent => None,
            Outcome::Responded | Outcome::Refused(_) => Some(at),
            Outcome::Lost => Some(after(at, LINGER)),
        };
        let era = match slots.source {
            Source::Shared { era } => Some(era),
            Source::Own { .. } => None,
        };
        for &slot in &slots.numbers {
            self.held.remove(&slot);
            self.notes.push(match counted {
                None => Note::Unsent { slot },
                Some(at) => Note::Used {
                    slot,
                    at,
                    era: era.filter(|_| outcome == Outcome::Responded),
                },
            });
        }
        self.settle_own(slots, outcome, counted, at);
        if let Outcome::Refused(wish) = outcome {
            self.refused(wish, era, at);
        }
        if !self.store.is_connected() && self.notes.len() >= self.forget_at {
            self.forget_notes();
        }
    }

    /// Tells the share of this process, if there is one.
    fn settle_own(
        &mut self,
        slots: &Slots,
        outcome: Outcome,
        counted: Option<Instant>,
        at: Instant,
    ) {
        let Some(own) = &mut self.own else { return };
        let era = match slots.source {
            Source::Own { share, era } if share == self.shares => Some(era),
            Source::Own { .. } | Source::Shared { .. } => None,
        };
        if era.is_some() {
            for _ in &slots.numbers {
                own.put(counted);
            }
        }
        match outcome {
            Outcome::Responded => own.accepted(era),
            Outcome::Refused(wish) => own.refused(era, wish, at),
            Outcome::Unsent | Outcome::Lost => {}
        }
    }

    fn refused(&mut self, wish: Option<Duration>, era: Option<i64>, at: Instant) {
        let wish = wish.map(|wish| wish.min(LONGEST_WISH));
        if let Some(wish) = wish {
            // Redis says the same once it knows.
            self.bound = self.bound.max(after(at, wish));
        }
        self.notes.push(Note::Refused {
            at,
            wish,
            era: era.unwrap_or(-1),
        });
        // It was lent before the pause was known.
        if let Some(reserved) = self.reserved.take() {
            self.give_back(reserved.numbers);
        }
    }

    /// While Redis is away: what counts no more need not be told. Slots that it still believes to
    /// be held are set right when it is back.
    fn forget_notes(&mut self) {
        let (now, window) = (Instant::now(), self.timing.window);
        self.notes.retain(|note| match note {
            Note::Unsent { .. } => false,
            Note::Used { at, .. } => after(*at, window) > now,
            Note::Refused { at, wish, .. } => after(*at, wish.unwrap_or(LAST_PAUSE)) > now,
        });
        // To look through what still counts costs the less the more it is.
        self.forget_at = NOTES.max(2 * self.notes.len());
    }

    pub(super) fn serve_reserved(&mut self) {
        let now = Instant::now();
        let wanted = self.queue.front().is_some();
        let Some(reserved) = self.reserved.take_if(|it| !wanted || it.at <= now) else {
            return;
        };
        // Who was not heard for long may be believed dead, and its slots lent to others.
        let alive = self
            .store
            .heard()
            .is_some_and(|at| at.elapsed() < LEASE / 2);
        if wanted && alive {
            self.serve(reserved.numbers, reserved.era);
        } else {
            self.give_back(reserved.numbers);
        }
    }

    /// Gives slots that can be used now to those who wait, and the rest back.
    pub(super) fn serve(&mut self, mut numbers: Vec<u64>, era: i64) {
        let source = Source::Shared { era };
        while let Some(cost) = self.queue.front()
            && cost as usize <= numbers.len()
        {
            let given = numbers.drain(..cost as usize).collect();
            if let Some(slots) = self.grant(Slots {
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
            let era = own.take(cost, now);
            let numbers: Vec<_> = (self.next..self.next + u64::from(cost)).collect();
            self.next += u64::from(cost);
            self.held.extend(&numbers);
            let source = Source::Own {
                share: self.shares,
                era,
            };
            if let Some(slots) = self.grant(Slots { numbers, source }) {
                self.settle(&slots, Outcome::Unsent, now);
            }
        }
    }

    /// Gives a permit to the first of those who wait; its slots come back where nobody takes them.
    fn grant(&mut self, slots: Slots) -> Option<Slots> {
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

    /// When there is something to do, if nothing happens before.
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

    /// A lower bound for whoever comes now.
    fn not_before(&self) -> Instant {
        let shared = match &self.reserved {
            Some(reserved) => reserved.at,
            None if self.store.is_connected() => self.bound.max(self.shared_from),
            // It may be back at any moment, and with it the pause that it knows of.
            None => self.bound,
        };
        let own = self.own.as_ref().and_then(Share::not_before);
        own.map_or(shared, |own| own.min(shared))
    }

    /// Nobody is left: what is known goes to Redis, where others may need it.
    async fn leave(mut self) {
        if let Some(reserved) = self.reserved.take() {
            self.give_back(reserved.numbers);
        }
        // Where this fails, the lease ends it.
        drop(self.store.call(Operation::Leave, &self.notes).await);
    }
}
