//! The options of one call.

use std::time::Duration;

use crate::limit::Priority;
use crate::retry::RetryPolicy;

/// What one call wants otherwise than the client and the declaration.
pub(super) struct CallOptions {
    pub(super) timeout: Option<Duration>,
    pub(super) attempt_timeout: Option<Duration>,
    pub(super) retry: Option<RetryPolicy>,
    pub(super) priority: Priority,
    pub(super) any_status: bool,
    pub(super) headers: Vec<(String, String)>,
}

impl CallOptions {
    pub(super) const NONE: Self = Self {
        timeout: None,
        attempt_timeout: None,
        retry: None,
        priority: Priority::Interactive,
        any_status: false,
        headers: Vec::new(),
    };
}

impl Default for CallOptions {
    fn default() -> Self {
        Self::NONE
    }
}
