//! Estimates a wait without asking the agent.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use super::timing::earliest;
use crate::limit::rate::{Priority, RateLimit};

/// What callers know of the wait. The agent updates the pause, callers count themselves.
#[derive(Debug)]
pub(super) struct WaitEstimate {
    not_before: Mutex<Instant>,
    /// Total cost of the waiters: interactive ones, bulk ones.
    waiting: [AtomicU64; 2],
}

impl WaitEstimate {
    pub(super) fn new() -> Self {
        Self {
            not_before: Mutex::new(Instant::now()),
            waiting: Default::default(),
        }
    }

    /// No permit is granted before `at`, as far as is known.
    pub(super) fn set_not_before(&self, at: Instant) {
        *self
            .not_before
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = at;
    }

    pub(super) fn not_before(&self) -> Instant {
        *self
            .not_before
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts a waiter until the returned guard is dropped.
    pub(super) fn count_waiter(&self, priority: Priority, cost: u32) -> CountedWaiter<'_> {
        let lane = &self.waiting[usize::from(priority == Priority::Bulk)];
        lane.fetch_add(cost.into(), Ordering::Relaxed);
        CountedWaiter { lane, cost }
    }

    /// Returns a lower bound for a request that joins now.
    pub(super) fn earliest(
        &self,
        not_before: Instant,
        (cost, priority): (u32, Priority),
        limit: RateLimit,
    ) -> Instant {
        let [interactive, bulk] = [0, 1].map(|lane| self.waiting[lane].load(Ordering::Relaxed));
        let ahead = match priority {
            Priority::Interactive => interactive,
            // Three interactive requests go before each bulk request.
            Priority::Bulk => bulk + interactive.min(bulk.saturating_mul(3)),
        };
        earliest(not_before, ahead + u64::from(cost), limit)
    }
}

/// Counts among the waiters until it is dropped.
pub(super) struct CountedWaiter<'a> {
    lane: &'a AtomicU64,
    cost: u32,
}

impl Drop for CountedWaiter<'_> {
    fn drop(&mut self) {
        self.lane.fetch_sub(self.cost.into(), Ordering::Relaxed);
    }
}
