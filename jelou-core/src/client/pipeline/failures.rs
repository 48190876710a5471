//! How an attempt fails.

use std::time::Duration;

use bytes::Bytes;

use super::retry_state::AttemptError;
use super::{ErrorReader, settle};
use crate::error::{DecodeError, Error, Outcome};
use crate::limit::GatePermit;
use crate::retry::Failure;
use crate::transport::TransportError;
use crate::wire::Received;

/// A response that is an error, or a success that cannot be read.
#[cold]
pub(super) fn refused(
    errors: ErrorReader,
    received: Received,
    readable: Result<(), DecodeError>,
) -> AttemptError {
    let status = received.status();
    let received = Box::new(received);
    let error = match readable {
        Err(error) if status.is_success() => Error::decode(received, error),
        _ => {
            let details = (errors.details)(&received);
            Error::api(received, details)
        }
    };
    AttemptError {
        error,
        failure: Failure::Status(status),
    }
}

#[cold]
pub(super) fn lost(mut error: TransportError, permit: Option<GatePermit>) -> AttemptError {
    if let Some(head) = error.take_head() {
        return without_body(error, head, permit);
    }
    let failure = if error.was_sent() {
        Failure::Lost
    } else {
        if let Some(permit) = permit.filter(|_| !error.was_counted()) {
            permit.unsent();
        }
        if error.is_unsendable() {
            Failure::Unsendable
        } else {
            Failure::NotSent
        }
    };
    AttemptError {
        error: Error::transport(error),
        failure,
    }
}

/// A response whose body could not be had. What its status says holds all the same.
fn without_body(
    error: TransportError,
    head: http::Response<Bytes>,
    permit: Option<GatePermit>,
) -> AttemptError {
    let response = Box::new(Received::from_response(head));
    settle(permit, &response);
    let status = response.status();
    // Another attempt would bring the same large response, but may bring a broken one whole.
    let failure = if status.is_success() && !error.is_too_large() {
        Failure::Lost
    } else {
        Failure::Status(status)
    };
    AttemptError {
        error: Error::without_body(error, response),
        failure,
    }
}

#[cold]
pub(super) fn timed_out(deadline_passed: bool, longest: Duration) -> AttemptError {
    let message = if deadline_passed {
        "the deadline passed before the response was complete".to_owned()
    } else {
        format!("no complete response within {longest:?}, the longest time of one attempt")
    };
    AttemptError {
        error: Error::timeout(Outcome::Unknown, message),
        failure: Failure::TimedOut,
    }
}
