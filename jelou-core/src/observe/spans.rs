//! What a subscriber of `tracing` sees: one span for each call, one for each attempt.

use std::fmt;

use http::StatusCode;
use tracing::Span;
use tracing::field::{self, Empty};

use crate::endpoint::Metadata;
use crate::error::{AttemptResult, Error, ErrorKind};
use crate::service::ServiceState;

/// `GET /v1/users/{user_id}/state`
struct SpanName<'a>(&'a Metadata);

impl fmt::Display for SpanName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.0.method, self.0.template)
    }
}

pub(super) fn call_span(endpoint: &Metadata, service: &ServiceState) -> Span {
    tracing::info_span!(
        target: "jelou",
        "call",
        otel.name = %SpanName(endpoint),
        otel.kind = "internal",
        jelou.endpoint = endpoint.name,
        http.request.method = endpoint.method.as_str(),
        url.template = endpoint.template,
        server.address = service.base.host(),
        http.response.status_code = Empty,
        "error.type" = Empty,
    )
}

pub(super) fn attempt_span(endpoint: &Metadata, service: &ServiceState, resends: u32) -> Span {
    let span = tracing::info_span!(
        target: "jelou",
        "attempt",
        otel.name = %SpanName(endpoint),
        otel.kind = "client",
        http.request.method = endpoint.method.as_str(),
        url.template = endpoint.template,
        server.address = service.base.host(),
        http.request.resend_count = Empty,
        http.response.status_code = Empty,
        "error.type" = Empty,
    );
    if resends > 0 {
        record_resends(&span, resends);
    }
    span
}

#[cold]
fn record_resends(span: &Span, resends: u32) {
    span.record("http.request.resend_count", resends);
}

/// Whether a subscriber sees a span, or a logger in its place.
fn is_seen(span: &Span) -> bool {
    span.metadata().is_some()
}

/// Records the status of a response. Where nobody sees it, nothing is called.
#[inline]
pub(super) fn record_status(span: &Span, status: StatusCode) {
    if is_seen(span) {
        record_status_seen(span, status);
    }
}

#[cold]
fn record_status_seen(span: &Span, status: StatusCode) {
    span.record("http.response.status_code", status.as_u16());
}

/// Records why an attempt failed: the status, or the kind of failure.
pub(super) fn record_attempt_failure(span: &Span, result: AttemptResult) {
    if !is_seen(span) {
        return;
    }
    match result {
        AttemptResult::Status(status) => {
            record_status(span, status);
            span.record("error.type", status.as_str());
        }
        AttemptResult::NotSent => {
            span.record("error.type", "connect");
        }
        AttemptResult::Lost => {
            span.record("error.type", "connection_lost");
        }
        AttemptResult::TimedOut => {
            span.record("error.type", "timeout");
        }
    }
}

/// Records why a call failed.
pub(super) fn record_call_failure(span: &Span, error: &Error) {
    if !is_seen(span) {
        return;
    }
    let status = error.status();
    if let Some(status) = status {
        record_status(span, status);
    }
    match status {
        Some(status) if error.kind() == ErrorKind::Api => {
            span.record("error.type", status.as_str());
        }
        // A response of status 200 that cannot be read is no error of type 200.
        _ => {
            span.record("error.type", field::debug(error.kind()));
        }
    }
}
