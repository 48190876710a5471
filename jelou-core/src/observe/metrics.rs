//! Metrics, over the facade of the crate `metrics`.

use std::time::Duration;

use http::StatusCode;
use metrics::{counter, gauge, histogram};

use crate::error::{AttemptResult, Error, Outcome};
use crate::metadata::Metadata;

/// Counts one call. The gauge goes down when it is dropped, at whatever await point.
pub(super) struct CallMetrics {
    endpoint: &'static str,
    service: &'static str,
    outcome: &'static str,
}

impl CallMetrics {
    pub(super) fn start(endpoint: &Metadata, service: &'static str) -> Self {
        gauge!("jelou.in_flight", "service" => service).increment(1);
        Self {
            endpoint: endpoint.name,
            service,
            outcome: "cancelled",
        }
    }

    pub(super) fn waited(&self, wait: Duration) {
        histogram!("jelou.permit.wait", "service" => self.service).record(wait);
    }

    pub(super) fn attempt(&self, result: AttemptResult, took: Duration) {
        let (endpoint, service) = (self.endpoint, self.service);
        let result = match result {
            AttemptResult::Status(status) => {
                if status == StatusCode::TOO_MANY_REQUESTS {
                    counter!("jelou.refusals", "service" => service).increment(1);
                }
                class(status)
            }
            AttemptResult::NotSent => "not_sent",
            AttemptResult::Lost => "lost",
            AttemptResult::TimedOut => "timed_out",
        };
        counter!("jelou.attempts", "endpoint" => endpoint, "service" => service, "result" => result)
            .increment(1);
        histogram!("jelou.attempt.duration", "endpoint" => endpoint, "service" => service)
            .record(took);
    }

    pub(super) fn end(&mut self, outcome: &'static str) {
        self.outcome = outcome;
    }
}

impl Drop for CallMetrics {
    fn drop(&mut self) {
        let Self {
            endpoint,
            service,
            outcome,
        } = *self;
        gauge!("jelou.in_flight", "service" => service).decrement(1);
        counter!("jelou.calls", "endpoint" => endpoint, "service" => service, "outcome" => outcome)
            .increment(1);
    }
}

/// The outcome of a failed call, as a label.
pub(super) fn outcome(error: &Error) -> &'static str {
    match error.outcome() {
        Outcome::NotSent => "not_sent",
        Outcome::Refused => "refused",
        Outcome::Unknown => "unknown",
        Outcome::Accepted => "accepted",
    }
}

fn class(status: StatusCode) -> &'static str {
    match status.as_u16() {
        100..=199 => "1xx",
        200..=299 => "2xx",
        300..=399 => "3xx",
        400..=499 => "4xx",
        _ => "5xx",
    }
}
