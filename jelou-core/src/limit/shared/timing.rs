//! Timeouts, and the waits that follow from them.

use std::time::{Duration, Instant};

use crate::limit::clock::FAR;
use crate::limit::rate::RateLimit;

/// The timeout of an operation, and of a connection without TLS.
pub(super) const TIMEOUT: Duration = Duration::from_millis(250);

/// The timeout of a connection over TLS, which takes more round trips and some computation.
const TLS_TIMEOUT: Duration = Duration::from_secs(1);

/// How long the outcome of a request may wait for a question to travel with.
pub(super) const GATHER: Duration = Duration::from_millis(2);

/// The interval of attempts to reconnect.
pub(super) const PROBE: Duration = Duration::from_millis(500);

/// The interval of heartbeats.
pub(super) const BEAT: Duration = Duration::from_secs(1);

/// A process that is silent for so long is dead. This covers a heartbeat just missed, and messages of
/// a dead process that are still under way.
pub(super) const LEASE: Duration = Duration::from_secs(5);

/// How long after its call was dropped, or after Redis was lost, a request may still be counted. The
/// same as in the limiter of one process.
pub(super) const LINGER: Duration = Duration::from_secs(1);

/// Returns the moment `wait` after `at`, capped far beyond any deadline so that clocks and timers can
/// represent it: a server can ask for any pause, and a limit may have any window.
pub(super) fn after(at: Instant, wait: Duration) -> Instant {
    at.checked_add(wait.min(FAR)).unwrap_or(at)
}

/// Returns when the last of `wanted` slots can be lent if no request goes before `not_before`.
pub(super) fn earliest(not_before: Instant, wanted: u64, limit: RateLimit) -> Instant {
    let rounds = (wanted - 1) / u64::from(limit.requests());
    let rounds = u32::try_from(rounds).unwrap_or(u32::MAX);
    after(not_before, limit.window().saturating_mul(rounds))
}

/// The times that depend on the limit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Timing {
    pub(super) window: Duration,
    /// How far ahead a slot is lent at most. A process that loses Redis may use its slots for so long.
    pub(super) horizon: Duration,
    /// From the loss of Redis until nothing lent before counts any more.
    pub(super) quiet: Duration,
    /// From the return of Redis until no process uses its share, and nothing sent from shares counts
    /// any more. At least `quiet`.
    pub(super) quarantine: Duration,
    /// From the last request of a share until the shared limit takes over.
    pub(super) settling: Duration,
    /// If Redis has run for longer than this, an unknown bucket is new rather than lost.
    pub(super) fresh: Duration,
    /// The timeout of a connection.
    pub(super) connect: Duration,
}

impl Timing {
    pub(super) fn new(limit: RateLimit, is_tls: bool) -> Self {
        let window = limit.window();
        let horizon = window.min(LEASE / 2);
        let settling = window.saturating_add(LINGER);
        let connect = if is_tls { TLS_TIMEOUT } else { TIMEOUT };
        // One attempt that barely fails, the pause after it, and one that barely succeeds.
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
