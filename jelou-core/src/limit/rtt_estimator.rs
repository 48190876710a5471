//! Estimates round trips, and how much of a window they save: the credit.
//!
//! A slot becomes free a window after the response to its last request. The server counted that
//! request earlier, by the way back, and will count the next one after it is sent, by the way
//! there. Both ways together take at least the quickest round trip. This much of the window need
//! not be waited for.
//!
//! Only sums of the two ways can be observed, and only some of them. So the credit is the quickest
//! round trip *ever* seen (a route that got longer may get shorter again), less two margins:
//!
//! - a ten-thousandth of the window, because clocks run unequally;
//! - four times the mean excess over the quickest round trip, divided by the square root of the
//!   sample count, for what chance has hidden so far. If the two ways and the server's work vary
//!   independently, the quickest of `n` samples exceeds the true minimum by about the cube root.
//!   The square root demands more while few samples exist, which soon passes. A network that is all
//!   jitter thus earns no credit, a steady one nearly a whole round trip.

use super::clock::{NEVER, Nanos};

/// Samples before the first credit. They surely include a request over an open connection, which is
/// quicker by the whole handshake.
const FIRST_TRUST: u32 = 64;

/// The most samples that refusals can demand before the next credit.
const LAST_TRUST: u32 = 1 << 16;

/// Sample count at which count and total are halved, so that the mean can follow the network.
const ENOUGH: u32 = 1 << 20;

/// Samples between computations of the margin, unless the quickest round trip changes.
const REFRESH: u32 = 64;

/// The round trips that a limiter has seen, and the credit they earn.
#[derive(Debug)]
pub(super) struct RttEstimator {
    quickest: Nanos,
    total: Nanos,
    samples: u32,
    trust_after: u32,
    tolerance: Nanos,
    most: Nanos,
    credit: Nanos,
}

impl RttEstimator {
    /// The credit is at most a quarter of the window. This bounds the damage if the assumption about
    /// the network fails: still never more than the limit in three quarters of a window.
    pub(super) fn new(window: Nanos) -> Self {
        Self {
            quickest: NEVER,
            total: 0,
            samples: 0,
            trust_after: FIRST_TRUST,
            tolerance: window / 10_000,
            most: window / 4,
            credit: 0,
        }
    }

    /// Returns how much sooner than a window after the last response a slot may be lent again.
    #[inline]
    pub(super) fn credit(&self) -> Nanos {
        self.credit
    }

    /// Returns an upper bound of the credit, now and later.
    pub(super) fn possible(&self) -> Nanos {
        self.quickest.saturating_sub(self.tolerance).min(self.most)
    }

    /// Records a round trip.
    #[inline]
    pub(super) fn sample(&mut self, round_trip: Nanos) {
        let quicker = round_trip < self.quickest;
        if quicker {
            self.quickest = round_trip;
        }
        self.total = self.total.saturating_add(round_trip);
        self.samples += 1;
        if self.samples == ENOUGH {
            self.samples /= 2;
            self.total /= 2;
        }
        // Only a quicker round trip must change the credit at once.
        if quicker || self.samples.is_multiple_of(REFRESH) {
            self.assess();
        }
    }

    /// Withdraws the credit after a refusal: another client may use the credential, or the credit was
    /// too high. Earning it again takes twice as many round trips.
    pub(super) fn distrust(&mut self) {
        self.trust_after = (self.trust_after * 2).min(LAST_TRUST);
        self.samples = 0;
        self.total = 0;
        self.credit = 0;
    }

    fn assess(&mut self) {
        self.credit = if self.samples < self.trust_after {
            0
        } else {
            let mean = self.total / Nanos::from(self.samples);
            let excess = mean.saturating_sub(self.quickest);
            let hidden = excess.saturating_mul(4) / Nanos::from(self.samples.isqrt());
            self.possible().saturating_sub(hidden)
        };
    }
}

#[cfg(test)]
mod tests {
    use super::RttEstimator;

    const MS: u64 = 1_000_000;

    fn estimator(round_trips: impl IntoIterator<Item = u64>) -> RttEstimator {
        let mut estimator = RttEstimator::new(1000 * MS);
        round_trips
            .into_iter()
            .for_each(|r| estimator.sample(r * MS));
        estimator
    }

    #[test]
    fn a_steady_network_earns_its_round_trip_less_a_tolerance() {
        assert_eq!(estimator([100; 63]).credit(), 0);
        assert_eq!(estimator([100; 64]).credit(), 99_900_000);
    }

    #[test]
    fn jitter_and_few_samples_cost_credit() {
        let jittery = |n: u64| estimator((0..n).map(|i| 100 + 200 * (i % 2))).credit();
        assert_eq!(jittery(64), 99_900_000 - 50 * MS);
        assert!(jittery(4096) > 90 * MS);
        assert_eq!(estimator((0..1024).map(|i| 1 + 200 * (i % 2))).credit(), 0);
    }

    #[test]
    fn a_quicker_round_trip_lowers_the_credit_at_once_and_for_good() {
        let mut estimator = estimator([100; 128]);
        estimator.sample(20 * MS);
        assert!(estimator.credit() < 20 * MS);
        (0..2000).for_each(|_| estimator.sample(100 * MS));
        assert!(estimator.credit() < 20 * MS);
    }

    #[test]
    fn the_credit_is_at_most_a_quarter_of_the_window() {
        assert_eq!(estimator([5000; 128]).credit(), 250 * MS);
    }

    #[test]
    fn a_refusal_withdraws_the_credit_for_twice_as_long() {
        let mut estimator = estimator([100; 64]);
        estimator.distrust();
        assert_eq!(estimator.credit(), 0);
        (0..127).for_each(|_| estimator.sample(100 * MS));
        assert_eq!(estimator.credit(), 0);
        estimator.sample(100 * MS);
        assert_eq!(estimator.credit(), 99_900_000);
    }
}
