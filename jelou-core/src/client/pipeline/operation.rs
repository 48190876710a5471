//! A call that is ready to run, and what it ends in.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use super::call_output::CallOutput;
use crate::client::Client;
use crate::client::request::Request;
use crate::error::{ApiError, Error};
use crate::limit::Priority;
use crate::metadata::Metadata;
use crate::retry::RetryPolicy;
use crate::service::ServiceState;
use crate::wire::Received;

/// How the error responses of an endpoint are read.
#[derive(Clone, Copy)]
pub(in crate::client) struct ErrorReader {
    pub(super) is_failure: fn(&Received) -> bool,
    pub(super) error: fn(Received) -> Error,
}

impl ErrorReader {
    pub(in crate::client) fn of<T: ApiError>() -> Self {
        Self {
            is_failure: T::is_failure,
            error: Error::api::<T>,
        }
    }
}

/// A call that is ready to run. Thousands of them may wait, so it keeps only what the attempts need.
pub(in crate::client) struct Operation {
    pub(in crate::client) client: Client,
    pub(in crate::client) service: Arc<ServiceState>,
    pub(in crate::client) endpoint: &'static Metadata,
    pub(in crate::client) errors: ErrorReader,
    pub(in crate::client) timeout: Duration,
    pub(in crate::client) attempt_timeout: Duration,
    pub(in crate::client) retry: RetryPolicy,
    pub(in crate::client) priority: Priority,
    pub(in crate::client) any_status: bool,
    pub(in crate::client) request: Request,
}

/// The future of a call, whose response is not decoded yet.
pub(in crate::client) type Running = Pin<Box<dyn Future<Output = CallResult> + Send>>;

/// How a call ended.
pub(super) type CallResult = Result<Box<CallOutput>, Error>;
