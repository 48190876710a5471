//! A budget that stops retry storms: when a whole service is down, retries would only add load.

use std::sync::atomic::{AtomicU32, Ordering};

/// How many tokens there are at most.
const CAPACITY: u32 = 500;
/// What a retry takes.
const RETRY: u32 = 5;
/// What a success gives back.
const SUCCESS: u32 = 1;

/// The retry budget of one service in one client: a hundred retries in a row, and one more for
/// every five successes.
#[derive(Debug)]
pub(crate) struct RetryBudget(AtomicU32);

impl Default for RetryBudget {
    fn default() -> Self {
        Self(AtomicU32::new(CAPACITY))
    }
}

impl RetryBudget {
    /// Takes the tokens of one retry, if there are enough.
    pub(crate) fn withdraw(&self) -> bool {
        let take = |tokens: u32| tokens.checked_sub(RETRY);
        self.0
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, take)
            .is_ok()
    }

    /// Gives back the tokens of one success.
    pub(crate) fn deposit(&self) {
        self.give(SUCCESS);
    }

    /// Gives back the tokens of a retry that was not made.
    #[cold]
    pub(crate) fn refund(&self) {
        self.give(RETRY);
    }

    #[inline]
    fn give(&self, amount: u32) {
        // A full budget is the usual case and needs no write.
        if self.0.load(Ordering::Relaxed) < CAPACITY {
            let give = |tokens: u32| Some((tokens + amount).min(CAPACITY));
            let _ = self
                .0
                .fetch_update(Ordering::Relaxed, Ordering::Relaxed, give);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hundred_retries_then_one_for_five_successes() {
        let budget = RetryBudget::default();
        assert!((0..100).all(|_| budget.withdraw()));
        assert!(!budget.withdraw());
        (0..4).for_each(|_| budget.deposit());
        assert!(!budget.withdraw());
        budget.deposit();
        assert!(budget.withdraw());
        assert!(!budget.withdraw());
    }

    #[test]
    fn a_retry_that_is_not_made_takes_nothing() {
        let budget = RetryBudget::default();
        (0..1000).for_each(|_| {
            assert!(budget.withdraw());
            budget.refund();
        });
        assert!((0..100).all(|_| budget.withdraw()));
        assert!(!budget.withdraw());
    }

    #[test]
    fn successes_do_not_fill_it_beyond_its_capacity() {
        let budget = RetryBudget::default();
        (0..1000).for_each(|_| budget.deposit());
        assert!((0..100).all(|_| budget.withdraw()));
        assert!(!budget.withdraw());
    }
}
