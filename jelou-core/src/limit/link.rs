//! What is known of the way to the server, and how much of a window it saves.
//!
//! A slot is anchored at the response of the request that held it, because the request was counted
//! at the latest when it was responded. It was in fact counted earlier, by the way back; and the
//! next request will be counted later than it is sent, by the way there. The two together are at
//! least a quickest round trip, and this much of the window need not be waited for: the credit.
//!
//! Only sums of the two ways can be seen, and only some of them. So the credit is the quickest
//! round trip *ever* seen (a route that got longer may get shorter again) less two margins:
//!
//! - a ten-thousandth of the window, for clocks that run unequally;
//! - for what chance has hidden so far, four times the mean excess over the quickest round trip,
//!   divided by the square root of their number. Where the two ways and the work each vary on
//!   their own, the quickest of `n` lies above the true least by about the cube root; the square
//!   root asks for more while little is known, which costs little because it soon passes. A link
//!   that is all jitter thus earns no credit, a steady one nearly a whole round trip.

use super::clock::{NEVER, Nanos};

/// So many round trips must be seen first. They are sure to include one over a connection that
/// was already open, which is quicker by the whole handshake.
const FIRST_TRUST: u32 = 64;

/// The most round trips that a refusal can make us wait for.
const LAST_TRUST: u32 = 1 << 16;

/// At this many samples all are halved, so that the mean can follow the link.
const ENOUGH: u32 = 1 << 20;

/// How often the margin is computed anew while the quickest round trip stays.
const REFRESH: u32 = 64;

/// The round trips of a limiter.
#[derive(Debug)]
pub(super) struct Link {
    quickest: Nanos,
    total: Nanos,
    samples: u32,
    trust_after: u32,
    tolerance: Nanos,
    most: Nanos,
    credit: Nanos,
}

impl Link {
    /// The credit is at most a quarter of the window. It bounds the damage where the assumption of
    /// the guarantee is wrong: still never more than the limit in three quarters of a window.
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

    /// How much sooner than a window after the last response a slot may be lent again.
    #[inline]
    pub(super) fn credit(&self) -> Nanos {
        self.credit
    }

    /// What the credit may come to at most, whatever is responded from now on.
    pub(super) fn possible(&self) -> Nanos {
        self.quickest.saturating_sub(self.tolerance).min(self.most)
    }

    /// A request was responded after `round_trip`.
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
        // A quicker round trip must lower the credit at once; all else can wait.
        if quicker || self.samples.is_multiple_of(REFRESH) {
            self.assess();
        }
    }

    /// The server refused a request: another client may share the credential, or the credit was
    /// too high. It must be earned again, in twice as many round trips.
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
    use super::Link;

    const MS: u64 = 1_000_000;

    fn link(round_trips: impl IntoIterator<Item = u64>) -> Link {
        let mut link = Link::new(1000 * MS);
        round_trips.into_iter().for_each(|r| link.sample(r * MS));
        link
    }

    #[test]
    fn a_steady_link_earns_its_round_trip_less_a_tolerance() {
        assert_eq!(link([100; 63]).credit(), 0);
        assert_eq!(link([100; 64]).credit(), 99_900_000);
    }

    #[test]
    fn jitter_and_few_samples_cost_credit() {
        let jittery = |n: u64| link((0..n).map(|i| 100 + 200 * (i % 2))).credit();
        assert_eq!(jittery(64), 99_900_000 - 50 * MS);
        assert!(jittery(4096) > 90 * MS);
        assert_eq!(link((0..1024).map(|i| 1 + 200 * (i % 2))).credit(), 0);
    }

    #[test]
    fn a_quicker_round_trip_lowers_the_credit_at_once_and_for_good() {
        let mut link = link([100; 128]);
        link.sample(20 * MS);
        assert!(link.credit() < 20 * MS);
        (0..2000).for_each(|_| link.sample(100 * MS));
        assert!(link.credit() < 20 * MS);
    }

    #[test]
    fn the_credit_is_at_most_a_quarter_of_the_window() {
        assert_eq!(link([5000; 128]).credit(), 250 * MS);
    }

    #[test]
    fn a_refusal_withdraws_the_credit_for_twice_as_long() {
        let mut link = link([100; 64]);
        link.distrust();
        assert_eq!(link.credit(), 0);
        (0..127).for_each(|_| link.sample(100 * MS));
        assert_eq!(link.credit(), 0);
        link.sample(100 * MS);
        assert_eq!(link.credit(), 99_900_000);
    }
}
