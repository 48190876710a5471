//! What can be seen of calls from outside: spans of `tracing`, and with the feature `metrics`
//! counters, a gauge and histograms.
//!
//! # Spans
//!
//! A subscriber sees one span named `call` for each call, and in it one named `attempt` for each
//! attempt, both of the target `jelou` and the level `INFO`.
//!
//! The names are OpenTelemetry's for HTTP clients. Paths appear as their template only, so that
//! names are few and no value of a user gets into a trace; queries, headers and bodies do not
//! appear at all.
//!
//! | field | call | attempt |
//! | --- | --- | --- |
//! | `otel.name` | `{method} {template}` | `{method} {template}` |
//! | `otel.kind` | `internal` | `client` |
//! | `http.request.method`, `url.template`, `server.address` | yes | yes |
//! | `jelou.endpoint` | yes | |
//! | `http.request.resend_count` | | from the second attempt on |
//! | `http.response.status_code` | of the last response | yes |
//! | `error.type` | on failure | on failure |
//!
//! # Metrics
//!
//! They go over the facade of the crate `metrics`. Labels are few: endpoint, service, outcome.
//!
//! | metric | kind | labels |
//! | --- | --- | --- |
//! | `jelou.calls` | counter | `endpoint`, `service`, `outcome` |
//! | `jelou.attempts` | counter | `endpoint`, `service`, `result` |
//! | `jelou.refusals` | counter: responses 429 | `service` |
//! | `jelou.in_flight` | gauge | `service` |
//! | `jelou.permit.wait` | histogram, seconds | `service` |
//! | `jelou.attempt.duration` | histogram, seconds | `endpoint`, `service` |
//! | `jelou.limit.redis_unavailable` | counter: outages of the shared rate limit | `service` |
//!
//! `outcome` is `success`, `cancelled`, or what a failed call did at the server: `not_sent`,
//! `refused`, `unknown`, `accepted`. `result` is `1xx` to `5xx`, `not_sent`, `lost` or
//! `timed_out`.

#[cfg(feature = "metrics")]
mod metrics;
mod spans;

use std::future::poll_fn;
use std::pin::Pin;
use std::time::Duration;

use http::StatusCode;
use tokio::time::Instant;
use tracing::Span;

use crate::endpoint::Metadata;
use crate::error::{AttemptResult, Error};
use crate::service::ServiceState;
use crate::wire::Received;

/// Watches one call from its start to its end, be that a response, an error or its cancellation.
pub(crate) struct CallWatch<'a> {
    endpoint: &'static Metadata,
    service: &'a ServiceState,
    span: Span,
    #[cfg(feature = "metrics")]
    metrics: metrics::CallMetrics,
}

impl<'a> CallWatch<'a> {
    pub(crate) fn start(endpoint: &'static Metadata, service: &'a ServiceState) -> Self {
        Self {
            endpoint,
            service,
            span: spans::call_span(endpoint, service),
            #[cfg(feature = "metrics")]
            metrics: metrics::CallMetrics::start(endpoint, service.info.name),
        }
    }

    pub(crate) fn span(&self) -> &Span {
        &self.span
    }

    /// The call has its permit, or will have none.
    pub(crate) fn waited(&self, wait: Duration) {
        #[cfg(feature = "metrics")]
        self.metrics.waited(wait);
        #[cfg(not(feature = "metrics"))]
        let _ = (self, wait);
    }

    /// An attempt begins, after `resends` earlier ones.
    pub(crate) fn attempt(&self, resends: u32, started: Instant) -> AttemptWatch<'_> {
        AttemptWatch {
            call: self,
            span: spans::attempt_span(self.endpoint, self.service, resends),
            started,
        }
    }

    /// The call is over but for its response, which is to be decoded.
    pub(crate) fn responded(self) -> ResponseWatch {
        ResponseWatch {
            span: self.span,
            #[cfg(feature = "metrics")]
            metrics: self.metrics,
        }
    }

    pub(crate) fn failed(self, error: &Error) {
        self.responded().failed(error);
    }
}

/// Watches the end of a call: a response that cannot be decoded is a failure, too.
pub(crate) struct ResponseWatch {
    span: Span,
    #[cfg(feature = "metrics")]
    metrics: metrics::CallMetrics,
}

impl ResponseWatch {
    pub(crate) fn span(&self) -> &Span {
        &self.span
    }

    /// A response of this status was decoded, or could not be.
    #[inline]
    pub(crate) fn ended(&mut self, status: StatusCode, error: Option<&Error>) {
        if let Some(error) = error {
            return self.failed(error);
        }
        spans::record_status(&self.span, status);
        #[cfg(feature = "metrics")]
        self.metrics.end("success");
    }

    #[cold]
    fn failed(&mut self, error: &Error) {
        spans::record_call_failure(&self.span, error);
        #[cfg(feature = "metrics")]
        self.metrics.end(metrics::outcome(error));
    }
}

/// Watches one attempt.
pub(crate) struct AttemptWatch<'a> {
    #[cfg_attr(
        not(feature = "metrics"),
        expect(dead_code, reason = "spans know their call")
    )]
    call: &'a CallWatch<'a>,
    span: Span,
    started: Instant,
}

impl AttemptWatch<'_> {
    pub(crate) fn span(&self) -> &Span {
        &self.span
    }

    pub(crate) fn responded(&self, response: &Received) {
        spans::record_status(&self.span, response.status());
        #[cfg(feature = "metrics")]
        self.call.metrics.attempt(
            AttemptResult::Status(response.status()),
            self.started.elapsed(),
        );
    }

    /// Gives how long the attempt took.
    pub(crate) fn failed(&self, result: AttemptResult) -> Duration {
        let took = self.started.elapsed();
        spans::record_attempt_failure(&self.span, result);
        #[cfg(feature = "metrics")]
        self.call.metrics.attempt(result, took);
        took
    }
}

/// Polls `future` inside `span`: as `tracing`'s own adapter, but both are borrowed, and nothing is
/// moved.
pub(crate) fn within<'a, F: Future>(
    span: &'a Span,
    mut future: Pin<&'a mut F>,
) -> impl Future<Output = F::Output> + use<'a, F> {
    poll_fn(move |context| {
        let _entered = span.enter();
        future.as_mut().poll(context)
    })
}
