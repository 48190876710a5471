//! What can be seen of calls from outside: spans of `tracing`, and with the feature `metrics`
//! counters, a gauge and histograms.

#[cfg(feature = "metrics")]
mod metrics;
mod spans;

use std::time::Duration;

use tracing::Span;

use crate::client::ServiceState;
use crate::endpoint::Metadata;
use crate::error::{AttemptResult, Error};
use crate::wire::Received;

/// Watches one call from its start to its end, be that an answer, an error or its cancellation.
pub(crate) struct CallWatch {
    span: Span,
    #[cfg(feature = "metrics")]
    metrics: metrics::CallMetrics,
}

impl CallWatch {
    pub(crate) fn start(endpoint: &'static Metadata, service: &ServiceState) -> Self {
        Self {
            span: spans::call_span(endpoint, service),
            #[cfg(feature = "metrics")]
            metrics: metrics::CallMetrics::start(endpoint, service.info.name),
        }
    }

    pub(crate) fn span(&self) -> Span {
        self.span.clone()
    }

    /// The call has its permit, or will have none.
    pub(crate) fn waited(&self, wait: Duration) {
        #[cfg(feature = "metrics")]
        self.metrics.waited(wait);
        #[cfg(not(feature = "metrics"))]
        let _ = (self, wait);
    }

    /// An attempt begins, after `resends` earlier ones.
    pub(crate) fn attempt(endpoint: &Metadata, service: &ServiceState, resends: u32) -> Span {
        spans::attempt_span(endpoint, service, resends)
    }

    pub(crate) fn attempt_answered(&self, span: &Span, answer: &Received, took: Duration) {
        spans::record_status(span, answer.status());
        #[cfg(feature = "metrics")]
        self.metrics
            .attempt(AttemptResult::Status(answer.status()), took);
        #[cfg(not(feature = "metrics"))]
        let _ = (self, took);
    }

    pub(crate) fn attempt_failed(&self, span: &Span, result: AttemptResult, took: Duration) {
        spans::record_attempt_failure(span, result);
        #[cfg(feature = "metrics")]
        self.metrics.attempt(result, took);
        #[cfg(not(feature = "metrics"))]
        let _ = (self, took);
    }

    pub(crate) fn succeeded(self, answer: &Received) {
        spans::record_status(&self.span, answer.status());
        #[cfg(feature = "metrics")]
        self.metrics.end("success");
    }

    pub(crate) fn failed(self, error: &Error) {
        spans::record_call_failure(&self.span, error);
        #[cfg(feature = "metrics")]
        self.metrics.end(metrics::outcome(error));
    }
}
