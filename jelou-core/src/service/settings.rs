//! What a client was told: for all services, and for single ones.

use std::fmt;
use std::time::Duration;

use http::header::HeaderMap;

use super::ServiceInfo;
use crate::auth::Credential;
#[cfg(feature = "drift")]
use crate::drift::DriftReport;
use crate::limit::{LimiterSettings, RateLimit};
use crate::retry::RetryPolicy;

const DEFAULT_TIMEOUT: Duration = Duration::from_secs(30);
const DEFAULT_ATTEMPT_TIMEOUT: Duration = Duration::from_secs(10);
const DEFAULT_MAX_RESPONSE_BYTES: usize = 16 * 1024 * 1024;

/// What all services share.
#[derive(Clone)]
pub(crate) struct Settings {
    pub(crate) timeout: Duration,
    pub(crate) attempt_timeout: Duration,
    pub(crate) retry: RetryPolicy,
    pub(crate) max_response_bytes: usize,
    pub(crate) repair_responses: bool,
    pub(crate) read_env: bool,
    pub(crate) limiter: LimiterSettings,
    pub(crate) headers: HeaderMap,
    #[cfg(feature = "drift")]
    pub(crate) drift: Option<DriftReport>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            timeout: DEFAULT_TIMEOUT,
            attempt_timeout: DEFAULT_ATTEMPT_TIMEOUT,
            retry: RetryPolicy::default(),
            max_response_bytes: DEFAULT_MAX_RESPONSE_BYTES,
            repair_responses: true,
            read_env: false,
            limiter: LimiterSettings::default(),
            headers: HeaderMap::new(),
            #[cfg(feature = "drift")]
            drift: None,
        }
    }
}

/// Default headers may hold anything: their names are printed, not their values.
impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings")
            .field("timeout", &self.timeout)
            .field("attempt_timeout", &self.attempt_timeout)
            .field("retry", &self.retry)
            .field("max_response_bytes", &self.max_response_bytes)
            .field("repair_responses", &self.repair_responses)
            .field("read_env", &self.read_env)
            .field("share_rate_limits", &self.limiter.share_in_process)
            .field("headers", &self.headers.keys().collect::<Vec<_>>())
            .finish_non_exhaustive()
    }
}

/// A rate limit that is given instead of the declared one.
#[derive(Clone, Copy)]
pub(crate) enum LimitSetting {
    Lifted,
    Of(RateLimit),
}

/// What one service is given instead of what it declares.
pub(crate) struct ServiceSettings {
    pub(crate) info: &'static ServiceInfo,
    pub(crate) credential: Option<Credential>,
    pub(crate) base_url: Option<String>,
    pub(crate) rate_limit: Option<LimitSetting>,
}
