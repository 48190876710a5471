//! The pause after a refusal, and the even spacing of requests after it.

use std::time::Duration;

use super::clock::{Nanos, nanos};

/// The pause after a refusal without `Retry-After`.
const FIRST_PAUSE: Duration = Duration::from_secs(1);

/// The longest pause that doubling on repeated refusals reaches.
pub(super) const LAST_PAUSE: Duration = Duration::from_secs(60);

/// The longest pause that a server can ask for. A longer `Retry-After` is taken for an error.
pub(super) const LONGEST_RETRY_AFTER: Duration = Duration::from_secs(24 * 60 * 60);

/// The pauses of a limiter.
#[derive(Debug)]
pub(super) struct Pause {
    /// No request goes before this moment.
    opens: Nanos,
    /// The spacing of requests after a pause: a window divided by the slots.
    interval: Nanos,
    /// The number of slots.
    capacity: u32,
    /// How many more slots are lent evenly spaced.
    even: u32,
    /// Refusals in a row.
    strikes: u32,
    /// Counts the refusals that began a pause. Outcomes of requests of an older generation are no
    /// news.
    generation: u32,
}

impl Pause {
    pub(super) fn new(window: Nanos, capacity: u32) -> Self {
        Self {
            opens: 0,
            interval: window.div_ceil(Nanos::from(capacity)),
            capacity,
            even: 0,
            strikes: 0,
            generation: 0,
        }
    }

    /// Returns the generation that a permit granted now belongs to.
    #[inline]
    pub(super) fn generation(&self) -> u32 {
        self.generation
    }

    /// Reports whether requests are no longer spaced.
    #[inline]
    pub(super) fn is_over(&self) -> bool {
        self.even == 0
    }

    /// Returns the first moment at which a request can go after `ahead` slots were lent to others.
    #[inline]
    pub(super) fn opens(&self, ahead: u64) -> Nanos {
        let even = ahead.min(u64::from(self.even));
        self.opens
            .saturating_add(self.interval.saturating_mul(even))
    }

    /// Records that `cost` slots were lent.
    #[inline]
    pub(super) fn lent(&mut self, cost: u32, now: Nanos) {
        if self.even > 0 {
            self.even = self.even.saturating_sub(cost);
            self.opens = now.saturating_add(self.interval.saturating_mul(Nanos::from(cost)));
        }
    }

    /// Pauses until `at`. Never shortens a pause.
    pub(super) fn until(&mut self, at: Nanos, now: Nanos) {
        if at > now {
            self.opens = self.opens.max(at);
            self.even = self.capacity;
        }
    }

    /// Records that a request of `generation` was refused; `None` is older than all generations.
    /// Returns whether the refusal is the first of its generation.
    ///
    /// Requests that were under way together are refused together. Only the first counts as a
    /// repeated refusal, even if the pause that it began is already over. The others can only
    /// lengthen the pause.
    pub(super) fn refused(
        &mut self,
        generation: Option<u32>,
        retry_after: Option<Nanos>,
        now: Nanos,
    ) -> bool {
        let news = generation == Some(self.generation);
        if news {
            self.generation = self.generation.wrapping_add(1);
            self.strikes = self.strikes.saturating_add(1);
        }
        let wait = match retry_after {
            Some(retry_after) => retry_after.min(nanos(LONGEST_RETRY_AFTER)),
            // Another request of the generation began the pause.
            None if !news && self.opens > now => 0,
            None => nanos(FIRST_PAUSE)
                .saturating_mul(1 << self.strikes.saturating_sub(1).min(16))
                .min(nanos(LAST_PAUSE)),
        };
        self.until(now.saturating_add(wait), now);
        self.even = self.capacity;
        news
    }

    /// Records that a request of `generation` was accepted.
    #[inline]
    pub(super) fn accepted(&mut self, generation: u32) {
        if generation == self.generation {
            self.strikes = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Pause;

    const SECOND: u64 = 1_000_000_000;

    #[test]
    fn pauses_double_up_to_a_minute_and_start_over_after_a_success() {
        let mut pause = Pause::new(SECOND, 5);
        for seconds in [1, 2, 4, 8, 16, 32, 60, 60] {
            let now = pause.opens(0);
            pause.refused(Some(pause.generation()), None, now);
            assert_eq!(pause.opens(0), now + seconds * SECOND);
        }
        pause.accepted(pause.generation());
        let now = pause.opens(0);
        pause.refused(Some(pause.generation()), None, now);
        assert_eq!(pause.opens(0), now + SECOND);
    }

    #[test]
    fn requests_refused_together_are_one_refusal() {
        let mut pause = Pause::new(SECOND, 5);
        let generation = pause.generation();
        for i in 0..5 {
            pause.refused(Some(generation), None, i);
        }
        assert_eq!(pause.opens(0), SECOND);
        pause.refused(Some(generation), Some(3 * SECOND), 10);
        assert_eq!(pause.opens(0), 3 * SECOND + 10);
        // A request sent before the pause and accepted says nothing about the time after it.
        pause.accepted(generation);
        let now = pause.opens(0);
        pause.refused(Some(pause.generation()), None, now);
        assert_eq!(pause.opens(0), now + 2 * SECOND);
    }

    #[test]
    fn requests_refused_together_are_one_refusal_even_without_a_pause() {
        for retry_afters in [[Some(0); 5], [Some(0), None, Some(0), None, Some(1)]] {
            let mut pause = Pause::new(SECOND, 5);
            let generation = pause.generation();
            let news =
                retry_afters.map(|retry_after| pause.refused(Some(generation), retry_after, 7));
            assert_eq!(news, [true, false, false, false, false]);
            let now = pause.opens(0).max(8);
            pause.refused(Some(pause.generation()), None, now);
            assert_eq!(pause.opens(0), now + 2 * SECOND, "{retry_afters:?}");
        }
    }

    #[test]
    fn a_late_refusal_pauses_and_does_not_count_as_repeated() {
        let mut pause = Pause::new(SECOND, 5);
        let generation = pause.generation();
        pause.refused(Some(generation), None, 0);
        // Sent before the pause, and refused after it.
        assert!(!pause.refused(Some(generation), None, 5 * SECOND));
        assert_eq!(pause.opens(0), 6 * SECOND);
        assert!(!pause.refused(None, None, 7 * SECOND));
        assert_eq!(pause.opens(0), 8 * SECOND);
        pause.refused(Some(pause.generation()), None, 8 * SECOND);
        assert_eq!(pause.opens(0), 10 * SECOND);
    }

    #[test]
    fn an_absurd_retry_after_is_capped_at_a_day() {
        let mut pause = Pause::new(SECOND, 5);
        pause.refused(Some(0), Some(u64::MAX), 0);
        assert_eq!(pause.opens(0), 24 * 60 * 60 * SECOND);
    }
}
