//! How the agent connects to Redis, talks to it, loses it and finds it again.

use std::time::Instant;

use super::agent::{Agent, Reserved};
use super::config::WhenUnavailable;
use super::share::{Peers, Share};
use super::store::{Failure, Operation, Reply};
use super::timing::{BEAT, LEASE, PROBE, after};

impl Agent {
    /// Sends a heartbeat or tries to reconnect, when it is time.
    pub(super) async fn keep_in_touch(&mut self) {
        let now = Instant::now();
        if self.store.is_connected() {
            if now >= self.beat_at
                && let Err(failure) = self.sync(false).await
            {
                self.reconnect(&failure).await;
            }
        } else if now >= self.probe_at
            && let Err(failure) = self.join().await
        {
            self.lost(&failure);
        }
    }

    /// Asks for slots for the first waiter, and sends the notes.
    pub(super) async fn ask(&mut self) {
        let mut failed = false;
        while self.store.is_connected() {
            let now = Instant::now();
            let may_ask = self.reserved.is_none() && now >= self.ask_at && now >= self.shared_from;
            let result = match self.queue.front() {
                Some(cost) if may_ask => self.take(cost).await,
                _ if self.notes.is_empty() => return,
                // A caller that sends one request after another asks in a moment.
                None if now < self.tell_at => return,
                _ => self.tell().await,
            };
            match result {
                Ok(()) => {}
                // Redis is reachable, and still fails.
                Err(failure) if failed => self.lost(&failure),
                Err(failure) => {
                    failed = true;
                    self.reconnect(&failure).await;
                }
            }
        }
    }

    async fn take(&mut self, cost: u32) -> Result<(), Failure> {
        // The shared limit has taken over.
        self.own = None;
        let wanted = self.queue.wanted(self.limit.requests()).max(cost);
        let first = self.next;
        // A failure does not free the numbers: Redis may have lent them all the same.
        self.next += u64::from(wanted);
        let operation = Operation::Take {
            cost,
            wanted,
            first,
        };
        let began = Instant::now();
        let reply = self.store.call(operation, &self.notes).await?;
        self.notes.clear();
        let now = Instant::now();
        match reply {
            // The script never lends more than was asked for.
            Reply::Taken { count, .. } if count > wanted => Err(Failure::Reply),
            Reply::Taken {
                wait,
                count,
                generation,
            } => {
                let numbers: Vec<_> = (first..first + u64::from(count)).collect();
                self.held.extend(&numbers);
                if wait.is_zero() && began.elapsed() < LEASE / 2 {
                    self.serve(numbers, generation);
                } else {
                    let at = after(now, wait);
                    self.reserved = Some(Reserved {
                        numbers,
                        generation,
                        at,
                    });
                }
                Ok(())
            }
            Reply::Denied { wait, sure } => {
                if sure {
                    self.bound = after(now, wait);
                }
                // Slots of others may come back unused, and an operator may end a pause.
                self.ask_at = after(now, wait.min(BEAT));
                Ok(())
            }
            Reply::Unknown => self.sync(false).await,
            Reply::Synced { .. } | Reply::Told => Err(Failure::Reply),
        }
    }

    async fn tell(&mut self) -> Result<(), Failure> {
        let reply = self.store.call(Operation::Tell, &self.notes).await?;
        self.notes.clear();
        match reply {
            Reply::Unknown => self.sync(false).await,
            _ => Ok(()),
        }
    }

    /// Sends a heartbeat and learns the state of the bucket. `joins`: the connection is new.
    async fn sync(&mut self, joins: bool) -> Result<(), Failure> {
        let began = Instant::now();
        let away = self
            .store
            .heard()
            .is_some_and(|at| began.duration_since(at) >= self.timing.quiet);
        let held: Vec<_> = self.held.iter().copied().collect();
        let operation = Operation::Sync {
            away,
            held: &held,
            next: self.next,
        };
        let Reply::Synced {
            ready,
            pause,
            generation,
            count,
            rank,
            sure,
        } = self.store.call(operation, &self.notes).await?
        else {
            return Err(Failure::Reply);
        };
        self.notes.clear();
        self.beat_at = after(began, BEAT);
        self.peers = Peers { count, rank };
        let now = Instant::now();
        let mut wait = ready;
        if (away && ready.is_zero()) || (joins && !sure) {
            // Others may not have noticed yet that Redis is back, and use their shares for a moment.
            // Or Redis may have come back with old data without showing it.
            wait = self.timing.quarantine;
            self.end_own(now);
        } else if !ready.is_zero() {
            self.end_own(after(now, ready.saturating_sub(self.timing.settling)));
        }
        self.shared_from = self.shared_from.max(after(now, wait));
        self.bound = after(now, ready.max(pause));
        let outdated = |it: &mut Reserved| it.generation != generation || !wait.is_zero();
        if let Some(reserved) = self.reserved.take_if(outdated) {
            self.give_back(reserved.numbers);
        }
        Ok(())
    }

    fn end_own(&mut self, at: Instant) {
        if let Some(own) = &mut self.own {
            own.end_at(at);
        }
    }

    async fn join(&mut self) -> Result<(), Failure> {
        self.store.connect().await?;
        self.sync(true).await?;
        if self.outage {
            self.outage = false;
            tracing::info!(
                target: "jelou",
                service = self.service,
                redis = self.address,
                "the rate limit is shared over Redis again",
            );
        }
        Ok(())
    }

    /// Reconnects once at once: the connection may have broken, or Redis restarted.
    async fn reconnect(&mut self, failure: &Failure) {
        tracing::debug!(
            target: "jelou",
            service = self.service,
            error = %failure,
            "an operation of the shared rate limit failed",
        );
        if let Err(failure) = self.join().await {
            self.lost(&failure);
        }
    }

    fn lost(&mut self, failure: &Failure) {
        let now = Instant::now();
        self.store.disconnect();
        self.probe_at = after(now, PROBE);
        // Reserved slots must not be used once others use their shares. Redis learns of it with the
        // next `sync`.
        if let Some(reserved) = self.reserved.take() {
            for slot in reserved.numbers {
                self.held.remove(&slot);
            }
        }
        if std::mem::replace(&mut self.outage, true) {
            return;
        }
        #[cfg(feature = "metrics")]
        metrics::counter!("jelou.limit.redis_unavailable", "service" => self.service).increment(1);
        let consequence = match self.when_unavailable {
            WhenUnavailable::LocalShare => {
                self.shares += 1;
                // A pause that the server asked for continues.
                let opens = after(now, self.timing.quiet).max(self.bound);
                self.own = Some(Share::new(self.limit, self.peers, now, opens));
                "this process goes on with its share of the limit"
            }
            WhenUnavailable::Fail => "calls fail",
        };
        tracing::warn!(
            target: "jelou",
            service = self.service,
            redis = self.address,
            error = %failure,
            processes = self.peers.count,
            "Redis cannot be reached for the shared rate limit: {consequence}",
        );
    }
}
