//! How long things take at most, and what must be waited for because of it.

use std::time::{Duration, Instant};

use crate::limit::RateLimit;
use crate::limit::clock::FAR;

/// The longest wait for a response of Redis, or for a connection without TLS.
pub(super) const TIMEOUT: Duration = Duration::from_millis(250);

/// The longest wait for a connection over TLS, which takes more trips and some calculation.
const TLS_TIMEOUT: Duration = Duration::from_secs(1);

/// How long what became of a request may wait for a question to go along with.
pub(super) const GATHER: Duration = Duration::from_millis(2);

/// How often it is tried whether Redis is back.
pub(super) const PROBE: Duration = Duration::from_millis(500);

/// How often a process says that it is there.
pub(super) const BEAT: Duration = Duration::from_secs(1);

/// A process that was not heard for so long is dead. It covers a heartbeat that was just missed,
/// and what may still be on the way from one that died.
pub(super) const LEASE: Duration = Duration::from_secs(5);

/// How long after its call was dropped, or after Redis was lost, a request may still be counted. As
/// in the limiter of a single process.
pub(super) const LINGER: Duration = Duration::from_secs(1);

/// The moment that comes `wait` after `at`. What is beyond any deadline stays a moment that a clock
/// and a timer can hold: a server can ask for any pause, and a limit may have any window.
pub(super) fn after(at: Instant, wait: Duration) -> Instant {
    at.checked_add(wait.min(FAR)).unwrap_or(at)
}

/// When the last of so many slots can be lent, where nothing goes before a moment.
pub(super) fn earliest(not_before: Instant, wanted: u64, limit: RateLimit) -> Instant {
    let rounds = (wanted - 1) / u64::from(limit.requests());
    let rounds = u32::try_from(rounds).unwrap_or(u32::MAX);
    after(not_before, limit.window().saturating_mul(rounds))
}

/// The times that depend on the limit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Timing {
    pub(super) window: Duration,
    /// How far ahead a slot is lent at most. Whoever cannot hear from Redis may still use what it
    /// was lent before, for so long.
    pub(super) horizon: Duration,
    /// From the loss of Redis until all that was lent before counts no more.
    pub(super) quiet: Duration,
    /// From the return of Redis until nobody goes on alone any more, and all that they sent counts
    /// no more; and also as long as `quiet`.
    pub(super) quarantine: Duration,
    /// What stands behind one's last own request before the shared limit takes over.
    pub(super) settling: Duration,
    /// A Redis that runs for longer has not lost a bucket that anybody needs.
    pub(super) fresh: Duration,
    /// The longest wait for a connection.
    pub(super) connect: Duration,
}

impl Timing {
    pub(super) fn new(limit: RateLimit, is_tls: bool) -> Self {
        let window = limit.window();
        let horizon = window.min(LEASE / 2);
        let settling = window.saturating_add(LINGER);
        let connect = if is_tls { TLS_TIMEOUT } else { TIMEOUT };
        // One try that just fails, the pause after it, and another that just succeeds.
        let back = connect + PROBE + connect + TIMEOUT;
        Self {
            window,
            horizon,
            quiet: settling.saturating_add(horizon),
            quarantine: settling.saturating_add(horizon.max(back)),
            settling,
            fresh: settling.saturating_mul(2).saturating_add(2 * LEASE),
            connect,
        }
    }
}
