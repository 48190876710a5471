//! Points in time that cannot overflow.

use std::time::Duration;

use tokio::time::Instant;

use crate::limit::FAR;

/// Returns the moment `wait` from `now`, or one in the far future where the clock cannot hold it.
pub(super) fn after(now: Instant, wait: Duration) -> Instant {
    now.checked_add(wait).unwrap_or_else(|| now + FAR)
}
