//! The clock of a limiter: nanoseconds since it was created.

use std::time::Duration;

use tokio::time::Instant;

/// Nanoseconds since the limiter was created. Half the size of an `Instant`, and never underflows.
pub(super) type Nanos = u64;

/// Later than any other moment.
pub(super) const NEVER: Nanos = Nanos::MAX;

const NANOS_PER_SECOND: u64 = 1_000_000_000;

/// Far beyond any deadline, and still representable as an `Instant` on every platform.
pub(crate) const FAR: Duration = Duration::from_secs(30 * 365 * 24 * 60 * 60);

#[derive(Debug)]
pub(super) struct Clock {
    epoch: Instant,
}

impl Clock {
    pub(super) fn start() -> Self {
        Self {
            epoch: Instant::now(),
        }
    }

    #[inline]
    pub(super) fn now(&self) -> Nanos {
        self.at(Instant::now())
    }

    /// Converts an instant. One before the creation of the limiter becomes zero.
    #[inline]
    pub(super) fn at(&self, instant: Instant) -> Nanos {
        nanos(instant.duration_since(self.epoch))
    }

    pub(super) fn instant(&self, at: Nanos) -> Instant {
        let since = Duration::from_nanos(at).min(FAR);
        self.epoch.checked_add(since).unwrap_or(self.epoch)
    }
}

/// Returns `duration` in nanoseconds, at most [`NEVER`].
pub(super) const fn nanos(duration: Duration) -> Nanos {
    duration
        .as_secs()
        .saturating_mul(NANOS_PER_SECOND)
        .saturating_add(duration.subsec_nanos() as u64)
}
