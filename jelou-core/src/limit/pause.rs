//! What a refusal does: everyone pauses, and then goes on evenly.

use std::time::Duration;

use super::clock::{Nanos, nanos};

/// How long to pause after a refusal that does not say.
const FIRST_PAUSE: Duration = Duration::from_secs(1);

/// What doubling it on each repetition comes to at most.
pub(super) const LAST_PAUSE: Duration = Duration::from_secs(60);

/// The longest pause that a server can ask for: beyond it, the header is a mistake.
pub(super) const LONGEST_WISH: Duration = Duration::from_secs(24 * 60 * 60);

/// The pauses of a limiter.
#[derive(Debug)]
pub(super) struct Pause {
    /// Nobody goes before.
    opens: Nanos,
    /// The distance of requests that go on evenly: a window shared by all slots.
    interval: Nanos,
    /// How many slots a window has.
    capacity: u32,
    /// How many slots are still lent evenly.
    even: u32,
    /// Refusals in a row.
    strikes: u32,
    /// Counts the refusals that began a pause. Requests of an older era tell nothing new.
    era: u32,
}

impl Pause {
    pub(super) fn new(window: Nanos, capacity: u32) -> Self {
        Self {
            opens: 0,
            interval: window.div_ceil(Nanos::from(capacity)),
            capacity,
            even: 0,
            strikes: 0,
            era: 0,
        }
    }

    /// To be kept with a permit that is given now.
    #[inline]
    pub(super) fn era(&self) -> u32 {
        self.era
    }

    /// Whether nobody has to go evenly any more.
    #[inline]
    pub(super) fn is_over(&self) -> bool {
        self.even == 0
    }

    /// The first moment at which a request can go before which `ahead` slots are lent to others.
    #[inline]
    pub(super) fn opens(&self, ahead: u64) -> Nanos {
        let even = ahead.min(u64::from(self.even));
        self.opens
            .saturating_add(self.interval.saturating_mul(even))
    }

    /// `cost` slots were lent.
    #[inline]
    pub(super) fn lent(&mut self, cost: u32, now: Nanos) {
        if self.even > 0 {
            self.even = self.even.saturating_sub(cost);
            self.opens = now.saturating_add(self.interval.saturating_mul(Nanos::from(cost)));
        }
    }

    /// Nobody goes before `at`; a longer pause stays.
    pub(super) fn until(&mut self, at: Nanos, now: Nanos) {
        if at > now {
            self.opens = self.opens.max(at);
            self.even = self.capacity;
        }
    }

    /// A request of `era` was refused; `None` is older than all eras. Those that were under way
    /// together are refused together: only the first of them counts as a repetition, even where
    /// the pause that it began is already over, and the others can but lengthen the pause. Returns
    /// whether this was the first.
    pub(super) fn refused(&mut self, era: Option<u32>, wish: Option<Nanos>, now: Nanos) -> bool {
        let news = era == Some(self.era);
        if news {
            self.era = self.era.wrapping_add(1);
            self.strikes = self.strikes.saturating_add(1);
        }
        let wait = match wish {
            Some(wish) => wish.min(nanos(LONGEST_WISH)),
            // Others were refused with this one, and the pause has begun.
            None if !news && self.opens > now => 0,
            None => nanos(FIRST_PAUSE)
                .saturating_mul(1 << self.strikes.saturating_sub(1).min(16))
                .min(nanos(LAST_PAUSE)),
        };
        self.until(now.saturating_add(wait), now);
        self.even = self.capacity;
        news
    }

    /// A request of `era` was responded otherwise.
    #[inline]
    pub(super) fn accepted(&mut self, era: u32) {
        if era == self.era {
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
            pause.refused(Some(pause.era()), None, now);
            assert_eq!(pause.opens(0), now + seconds * SECOND);
        }
        pause.accepted(pause.era());
        let now = pause.opens(0);
        pause.refused(Some(pause.era()), None, now);
        assert_eq!(pause.opens(0), now + SECOND);
    }

    #[test]
    fn requests_refused_together_are_one_refusal() {
        let mut pause = Pause::new(SECOND, 5);
        let era = pause.era();
        for i in 0..5 {
            pause.refused(Some(era), None, i);
        }
        assert_eq!(pause.opens(0), SECOND);
        pause.refused(Some(era), Some(3 * SECOND), 10);
        assert_eq!(pause.opens(0), 3 * SECOND + 10);
        // What was sent before the pause and accepted says nothing of the time after it.
        pause.accepted(era);
        let now = pause.opens(0);
        pause.refused(Some(pause.era()), None, now);
        assert_eq!(pause.opens(0), now + 2 * SECOND);
    }

    #[test]
    fn requests_refused_together_are_one_refusal_where_the_pause_is_over_at_once() {
        for wishes in [[Some(0); 5], [Some(0), None, Some(0), None, Some(1)]] {
            let mut pause = Pause::new(SECOND, 5);
            let era = pause.era();
            let news = wishes.map(|wish| pause.refused(Some(era), wish, 7));
            assert_eq!(news, [true, false, false, false, false]);
            let now = pause.opens(0).max(8);
            pause.refused(Some(pause.era()), None, now);
            assert_eq!(pause.opens(0), now + 2 * SECOND, "{wishes:?}");
        }
    }

    #[test]
    fn a_late_refusal_pauses_and_is_no_repetition() {
        let mut pause = Pause::new(SECOND, 5);
        let era = pause.era();
        pause.refused(Some(era), None, 0);
        // Sent before the pause, and refused after it.
        assert!(!pause.refused(Some(era), None, 5 * SECOND));
        assert_eq!(pause.opens(0), 6 * SECOND);
        assert!(!pause.refused(None, None, 7 * SECOND));
        assert_eq!(pause.opens(0), 8 * SECOND);
        pause.refused(Some(pause.era()), None, 8 * SECOND);
        assert_eq!(pause.opens(0), 10 * SECOND);
    }

    #[test]
    fn an_absurd_wish_is_cut_to_a_day() {
        let mut pause = Pause::new(SECOND, 5);
        pause.refused(Some(0), Some(u64::MAX), 0);
        assert_eq!(pause.opens(0), 24 * 60 * 60 * SECOND);
    }
}
