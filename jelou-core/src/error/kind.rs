//! What kind of failure an error is, and what the call did at the server.

use http::StatusCode;

/// What kind of failure an [`Error`](crate::Error) is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A setting of the client cannot work.
    Configuration,
    /// The service needs a credential that is not there.
    Credential,
    /// The request cannot be written: a value cannot stand where the declaration puts it.
    Encode,
    /// No connection could be made: refused, not resolved, no trust.
    Connect,
    /// The connection failed while the request was sent or the response was read.
    Transport,
    /// The deadline passed, or could not be met.
    Timeout,
    /// The server responded with an error.
    Api,
    /// The response does not hold what the declaration promises.
    Decode,
}

/// What a failed call did at the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Outcome {
    /// Nothing was sent.
    NotSent,
    /// The server refused the request: it had no effect.
    Refused,
    /// The request may have taken effect, or may still do so.
    Unknown,
    /// The server accepted the request; only its response could not be used.
    Accepted,
}

impl Outcome {
    /// Returns the outcome of a request whose response has `status`.
    pub(crate) fn of_status(status: StatusCode) -> Self {
        if status.is_success() {
            Self::Accepted
        } else {
            Self::of_failure(status)
        }
    }

    /// Returns the outcome of a request whose response is an error, even with a success status.
    pub(crate) fn of_failure(status: StatusCode) -> Self {
        let may_be_done = status.is_server_error()
            || matches!(
                status,
                // A server that carried a request out likes to say where the result is.
                StatusCode::MULTIPLE_CHOICES
                    | StatusCode::MOVED_PERMANENTLY
                    | StatusCode::FOUND
                    | StatusCode::SEE_OTHER
                    | StatusCode::REQUEST_TIMEOUT
            );
        if may_be_done {
            Self::Unknown
        } else {
            Self::Refused
        }
    }
}
