//! Which failures are tried again, and when.

mod budget;

use std::time::Duration;

use http::StatusCode;

pub(crate) use budget::RetryBudget;

use crate::endpoint::RetryClass;

/// Whether and when a failed attempt is made again.
///
/// What may be sent again follows from the endpoint's [`RetryClass`] and cannot be widened here:
///
/// | failure | safe, idempotent | unsafe (POST, PATCH) | never |
/// | --- | --- | --- | --- |
/// | no connection: nothing was sent | again | again | – |
/// | a request that the transport cannot make | – | – | – |
/// | 429 | again | again | – |
/// | 408, 425, 502, 503, 504 | again | – | – |
/// | connection lost, attempt timed out | again | – | – |
/// | any other status | – | – | – |
///
/// The pause before attempt *n* is random between zero and `base · 2ⁿ⁻²` (full jitter), at most
/// `cap`; a `Retry-After` of the server goes before it. Nothing is sent after the deadline, and a
/// pause that would pass it fails at once.
///
/// A budget stops retry storms: a service of a client has 500 tokens; a retry takes five, a success
/// gives one back, and without tokens the first failure is final.
///
/// ```
/// use std::time::Duration;
/// use jelou_core::RetryPolicy;
///
/// let patient = RetryPolicy::default().attempts(5).base(Duration::from_millis(500));
/// assert_eq!(RetryPolicy::never().max_attempts(), 1);
/// # let _ = patient;
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    attempts: u32,
    base: Duration,
    cap: Duration,
}

/// Three attempts, 200 ms at first, 5 s at most.
impl Default for RetryPolicy {
    fn default() -> Self {
        Self {
            attempts: 3,
            base: Duration::from_millis(200),
            cap: Duration::from_secs(5),
        }
    }
}

impl RetryPolicy {
    /// One attempt only.
    pub fn never() -> Self {
        Self::default().attempts(1)
    }

    /// How many attempts a call makes at most; zero counts as one.
    #[must_use]
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts.max(1);
        self
    }

    /// The longest pause before the second attempt; it doubles with each attempt.
    #[must_use]
    pub fn base(mut self, base: Duration) -> Self {
        self.base = base;
        self
    }

    /// The longest pause before any attempt.
    #[must_use]
    pub fn cap(mut self, cap: Duration) -> Self {
        self.cap = cap;
        self
    }

    /// How many attempts a call makes at most.
    pub fn max_attempts(&self) -> u32 {
        self.attempts
    }

    /// The pause after `made` attempts, drawn with `fraction` from 0 to 1.
    pub(crate) fn pause(&self, made: u32, fraction: f64) -> Duration {
        let doublings = made.saturating_sub(1).min(31);
        let longest = self.base.saturating_mul(1 << doublings).min(self.cap);
        longest.mul_f64(fraction)
    }
}

/// What became of an attempt, as far as the retry rule needs to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// Nothing reached the server.
    NotSent,
    /// The request is none that can be sent, now or later.
    Unsendable,
    /// The connection was lost: the server may or may not have received the request.
    Lost,
    /// No complete response came in time: the server may or may not have received the request.
    TimedOut,
    /// The server responded.
    Status(StatusCode),
}

/// Whether the rule allows another attempt.
pub(crate) fn may_retry(class: RetryClass, failure: Failure) -> bool {
    match (class, failure) {
        (RetryClass::Never, _) | (_, Failure::Unsendable) => false,
        (_, Failure::NotSent | Failure::Status(StatusCode::TOO_MANY_REQUESTS))
        | (RetryClass::Safe | RetryClass::Idempotent, Failure::Lost | Failure::TimedOut) => true,
        (RetryClass::Safe | RetryClass::Idempotent, Failure::Status(status)) => {
            matches!(status.as_u16(), 408 | 425 | 502 | 503 | 504)
        }
        (RetryClass::Unsafe, Failure::Lost | Failure::TimedOut | Failure::Status(_)) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_and_stop_at_the_cap() {
        let policy = RetryPolicy::default();
        let longest: Vec<_> = (1..=7)
            .map(|made| policy.pause(made, 1.0).as_millis())
            .collect();
        assert_eq!(longest, [200, 400, 800, 1600, 3200, 5000, 5000]);
        assert_eq!(policy.pause(40, 1.0), Duration::from_secs(5));
        assert_eq!(policy.pause(3, 0.0), Duration::ZERO);
    }

    #[test]
    fn a_post_is_repeated_only_when_it_had_no_effect() {
        let status = |code| Failure::Status(StatusCode::from_u16(code).unwrap());
        assert!(may_retry(RetryClass::Unsafe, Failure::NotSent));
        assert!(may_retry(RetryClass::Unsafe, status(429)));
        for failure in [
            Failure::Lost,
            status(408),
            status(500),
            status(502),
            status(503),
        ] {
            assert!(!may_retry(RetryClass::Unsafe, failure), "{failure:?}");
        }
    }

    #[test]
    fn a_get_is_repeated_after_passing_failures_only() {
        for code in 400..600 {
            let expected = matches!(code, 408 | 425 | 429 | 502 | 503 | 504);
            let failure = Failure::Status(StatusCode::from_u16(code).unwrap());
            assert_eq!(may_retry(RetryClass::Safe, failure), expected, "{code}");
            assert!(!may_retry(RetryClass::Never, failure), "{code}");
        }
        assert!(may_retry(RetryClass::Idempotent, Failure::Lost));
        assert!(!may_retry(RetryClass::Never, Failure::NotSent));
    }
}
