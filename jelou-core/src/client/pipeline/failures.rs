//! How an attempt fails.

use std::time::Duration;

use bytes::Bytes;

use super::operation::ErrorReader;
use super::retry_state::AttemptError;
use super::settle::settle;
use crate::error::{DecodeError, Error, ErrorKind, Outcome};
use crate::limit::{BackendPermit, ServicePermit};
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
    let error = match readable {
        Err(error) if status.is_success() => Error::decode(received, error),
        readable => {
            let error = (errors.error)(received);
            match readable.err().filter(|_| !error.has_details()) {
                Some(reason) => error.with_message(reason.to_string()),
                None => error,
            }
        }
    };
    AttemptError {
        error,
        failure: Failure::Status(status),
    }
}

/// The error of an exchange that failed below HTTP.
pub(super) fn exchange_error(error: TransportError) -> Error {
    let (kind, outcome) = if error.is_setup() {
        (ErrorKind::Configuration, Outcome::NotSent)
    } else if error.is_too_large() {
        (ErrorKind::Decode, Outcome::Unknown)
    } else if error.was_sent() {
        (ErrorKind::Transport, Outcome::Unknown)
    } else if error.is_connect() {
        (ErrorKind::Connect, Outcome::NotSent)
    } else {
        (ErrorKind::Transport, Outcome::NotSent)
    };
    Error::exchange(kind, outcome, error.to_string()).with_source(error.into_source())
}

/// An error of a transport outside a call, such as one that could not be created.
impl From<TransportError> for Error {
    fn from(error: TransportError) -> Self {
        exchange_error(error)
    }
}

#[cold]
pub(super) fn lost(mut error: TransportError, permit: Option<ServicePermit>) -> AttemptError {
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
        error: exchange_error(error),
        failure,
    }
}

/// A response whose body could not be had. What its status says holds all the same.
fn without_body(
    error: TransportError,
    head: http::Response<Bytes>,
    permit: Option<ServicePermit>,
) -> AttemptError {
    let response = Received::from_response(head);
    settle(permit, &response);
    let status = response.status();
    // Another attempt would bring the same large response, but may bring a broken one whole.
    let failure = if status.is_success() && !error.is_too_large() {
        Failure::Lost
    } else {
        Failure::Status(status)
    };
    AttemptError {
        error: exchange_error(error).with_head(response),
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
