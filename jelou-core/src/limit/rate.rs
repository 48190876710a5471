//! How many requests a server allows, and what a request asks of the limiter.

use std::error::Error;
use std::fmt;
use std::time::Duration;

/// How many requests a server allows within a window of time.
///
/// ```
/// use std::time::Duration;
/// use jelou_core::limit::RateLimit;
///
/// const API: RateLimit = RateLimit::per_second(5);
/// assert_eq!(API, RateLimit::new(5, Duration::from_secs(1)));
/// assert_eq!(API.requests(), 5);
/// assert_eq!(API.window(), Duration::from_secs(1));
/// assert_eq!(API.to_string(), "5 requests in any 1s");
/// ```
///
/// There is no limit of zero: a limiter that never lets a request go would be a way to hang. Zero
/// requests become one, and an empty window becomes one nanosecond.
///
/// ```
/// # use std::time::Duration;
/// # use jelou_core::limit::RateLimit;
/// assert_eq!(RateLimit::per_second(0), RateLimit::per_second(1));
/// assert_eq!(RateLimit::new(1, Duration::ZERO).window(), Duration::from_nanos(1));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RateLimit {
    requests: u32,
    window: Duration,
}

impl RateLimit {
    /// `requests` in any second; zero becomes one.
    pub const fn per_second(requests: u32) -> Self {
        Self::new(requests, Duration::from_secs(1))
    }

    /// `requests` in any `window`; zero requests become one, an empty window one nanosecond.
    pub const fn new(requests: u32, window: Duration) -> Self {
        Self {
            requests: if requests == 0 { 1 } else { requests },
            window: if window.is_zero() {
                Duration::from_nanos(1)
            } else {
                window
            },
        }
    }

    /// How many requests the server allows within [`window`](Self::window); at least one.
    pub const fn requests(self) -> u32 {
        self.requests
    }

    /// The time in which the server allows [`requests`](Self::requests); never empty.
    pub const fn window(self) -> Duration {
        self.window
    }
}

impl fmt::Display for RateLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let noun = if self.requests == 1 {
            "request"
        } else {
            "requests"
        };
        write!(f, "{} {noun} in any {:?}", self.requests, self.window)
    }
}

/// Who goes first when requests have to wait.
///
/// Interactive requests go before bulk ones, but while both wait every fourth permit goes to bulk,
/// so that neither starves. Within a priority nobody is overtaken.
///
/// ```
/// use jelou_core::limit::Priority;
///
/// assert_eq!(Priority::default(), Priority::Interactive);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Priority {
    /// Somebody is waiting for the response.
    #[default]
    Interactive,
    /// Nobody is: campaigns, imports, nightly jobs.
    Bulk,
}

/// The request costs more than the server allows in a whole window, so that no permit for it can
/// ever be given.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")] async fn main() {
/// use jelou_core::limit::{Limiter, Priority, RateLimit};
///
/// let limiter = Limiter::new(RateLimit::per_second(5));
/// let error = limiter.acquire(6, Priority::Interactive).await.unwrap_err();
/// assert_eq!(error.cost(), 6);
/// assert_eq!(
///     error.to_string(),
///     "the request costs 6, more than the limit of 5 requests in any 1s allows at once",
/// );
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CostExceedsLimit {
    pub(super) cost: u32,
    pub(super) limit: RateLimit,
}

impl CostExceedsLimit {
    /// What the request costs.
    pub const fn cost(self) -> u32 {
        self.cost
    }

    /// The limit that is too small for it.
    pub const fn limit(self) -> RateLimit {
        self.limit
    }
}

impl fmt::Display for CostExceedsLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the request costs {}, more than the limit of {} allows at once",
            self.cost, self.limit
        )
    }
}

impl Error for CostExceedsLimit {}
