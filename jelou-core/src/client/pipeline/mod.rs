//! The way of a call: permit, attempt, classify, pause, again. Nothing here is generic over the
//! endpoint.

mod call_output;
mod failures;
mod retry_state;

use std::ops::ControlFlow;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use http::StatusCode;
use tokio::time::{Instant, sleep, timeout_at};

use self::call_output::CallOutput;
pub(super) use self::call_output::CallResponse;
use self::failures::{lost, refused, timed_out};
use self::retry_state::{AttemptError, RetryState};
use super::Client;
use super::request::Request;
use crate::endpoint::Metadata;
use crate::error::{ApiError, Error, ErrorDetails, Outcome, Step};
use crate::limit::{AcquireError, FAR, GatePermit, Priority};
use crate::observe::{CallWatch, within};
use crate::retry::RetryPolicy;
use crate::service::ServiceState;
use crate::transport::{SendFuture, SendOptions, TransportError};
use crate::wire::{self, Received};

/// How the error responses of an endpoint are read.
#[derive(Clone, Copy)]
pub(super) struct ErrorReader {
    is_failure: fn(&Received) -> bool,
    details: fn(&Received) -> Option<Box<dyn ErrorDetails>>,
}

impl ErrorReader {
    pub(super) fn of<T: ApiError>() -> Self {
        Self {
            is_failure: T::is_failure,
            details: |response| T::from_response(response).map(|details| Box::new(details) as _),
        }
    }
}

/// A call that is ready to be run. Thousands of them may wait: what is not needed any more is not
/// kept.
pub(super) struct Operation {
    pub(super) client: Client,
    pub(super) service: Arc<ServiceState>,
    pub(super) endpoint: &'static Metadata,
    pub(super) errors: ErrorReader,
    pub(super) timeout: Duration,
    pub(super) attempt_timeout: Duration,
    pub(super) retry: RetryPolicy,
    pub(super) priority: Priority,
    pub(super) any_status: bool,
    pub(super) request: Request,
}

/// A call on its way, to a response that is not decoded yet.
pub(super) type Running = Pin<Box<dyn Future<Output = CallResult> + Send>>;

/// How a call ended.
type CallResult = Result<Box<CallOutput>, Error>;

/// Puts a call on its way, which it goes when it is polled.
#[inline]
pub(super) fn start(call: Operation) -> Running {
    Box::pin(run(call))
}

/// Runs a call to its end, watched.
#[expect(
    clippy::manual_async_fn,
    reason = "an `async fn` has room for its arguments twice"
)]
fn run(call: Operation) -> impl Future<Output = CallResult> + Send {
    async move {
        let watch = CallWatch::start(call.endpoint, &call.service);
        let completed = {
            let mut trying = pin!(try_until_done(&call, &watch));
            within(watch.span(), trying.as_mut()).await
        };
        match completed {
            Ok(mut completed) => {
                completed.watched_by(watch.responded());
                Ok(completed)
            }
            Err(error) => {
                watch.failed(&error);
                Err(error)
            }
        }
    }
}

#[expect(
    clippy::manual_async_fn,
    reason = "an `async fn` has room for its arguments twice"
)]
fn try_until_done(
    call: &Operation,
    watch: &CallWatch<'_>,
) -> impl Future<Output = CallResult> + Send {
    async move {
        let mut now = Instant::now();
        let deadline = after(now, call.timeout);
        let mut retry_state = RetryState::default();
        loop {
            let pause = {
                let (wait, watched);
                // What is made of the permit is kept, and not the permit as well.
                let mut attempt = pin!({
                    let granted;
                    (granted, wait) = permit(call, now, deadline).await;
                    watch.waited(wait);
                    retry_state.waited += wait;
                    let started = now + wait;
                    match granted {
                        // The program may be late, or the machine may have slept.
                        Ok(permit) if started >= deadline => {
                            if let Some(permit) = permit {
                                permit.unsent();
                            }
                            return retry_state.without_permit(call, wait, deadline_passed(call));
                        }
                        Ok(permit) => {
                            watched = watch.attempt(retry_state.attempts, started);
                            attempt(call, permit, started, deadline)
                        }
                        Err(error) => return retry_state.without_permit(call, wait, error),
                    }
                });
                let response = within(watched.span(), attempt.as_mut()).await;
                match retry_state.next(call, &watched, wait, deadline, response) {
                    ControlFlow::Break(end) => return end,
                    ControlFlow::Continue(pause) => pause,
                }
            };
            if let Some(pause) = pause {
                sleep(pause).await;
                retry_state.timeline.push(Step::Paused(pause));
            }
            now = Instant::now();
        }
    }
}

/// The moment after `wait`; one that no clock can hold becomes a moment in the far future.
fn after(now: Instant, wait: Duration) -> Instant {
    now.checked_add(wait).unwrap_or_else(|| now + FAR)
}

/// The right to send one attempt, and how long it was waited for.
async fn permit(
    call: &Operation,
    now: Instant,
    deadline: Instant,
) -> (Result<Option<GatePermit>, Error>, Duration) {
    let Some(limiter) = &call.service.limiter else {
        return (Ok(None), Duration::ZERO);
    };
    let (cost, priority) = (call.endpoint.cost, call.priority);
    // Mostly nobody waits, and then no timer is needed.
    if let Some(permit) = limiter.try_acquire(cost) {
        return (Ok(Some(permit)), Duration::ZERO);
    }
    let permit = match timeout_at(deadline, limiter.acquire(cost, priority, deadline)).await {
        Ok(Ok(permit)) => Ok(Some(permit)),
        Ok(Err(reason)) => Err(acquire_error(call, reason)),
        Err(_) => Err(too_late(call)),
    };
    (permit, now.elapsed())
}

#[cold]
fn acquire_error(call: &Operation, reason: AcquireError) -> Error {
    match reason {
        AcquireError::Cost(error) => Error::configuration(error.to_string()),
        // A wait that cannot fit fails at once, be it that a pause begins while it lasts.
        AcquireError::TooLate { earliest } => {
            too_late(call).with_retry_after(earliest - Instant::now())
        }
        #[cfg(feature = "redis")]
        AcquireError::Unavailable => Error::transport(TransportError::connect(format!(
            "the rate limit of service `{}` is shared over Redis, which cannot be reached",
            call.service.info.name
        ))),
    }
}

#[cold]
fn too_late(call: &Operation) -> Error {
    Error::timeout(
        Outcome::NotSent,
        format!(
            "the rate limit of service `{}` allows no request within the deadline of {:?}",
            call.service.info.name, call.timeout
        ),
    )
}

#[cold]
fn deadline_passed(call: &Operation) -> Error {
    let message = format!(
        "the deadline of {:?} passed before the request was sent",
        call.timeout
    );
    Error::timeout(Outcome::NotSent, message)
}

/// One exchange, from the first byte sent to the last byte read.
fn attempt(
    call: &Operation,
    mut permit: Option<GatePermit>,
    now: Instant,
    deadline: Instant,
) -> impl Future<Output = Result<Box<CallOutput>, AttemptError>> + Send {
    let until = deadline.min(after(now, call.attempt_timeout));
    let deadline_is_first = until == deadline;
    async move {
        if let Some(permit) = &mut permit {
            permit.sent();
        }
        let mut completed = match timeout_at(until, call.send(now, until)).await {
            Ok(Ok(completed)) => completed,
            Ok(Err(error)) => return Err(lost(error, permit)),
            Err(_) => return Err(timed_out(deadline_is_first, call.attempt_timeout)),
        };
        let received = &mut completed.responded.received;
        let status = received.status();
        settle(permit, received);
        match received.decompress(call.max_response_bytes()) {
            Ok(()) if status.is_success() && !(call.errors.is_failure)(received) => Ok(completed),
            readable => Err(refused(call.errors, completed.responded.received, readable)),
        }
    }
}

impl Operation {
    fn max_response_bytes(&self) -> usize {
        self.client.inner.settings.max_response_bytes
    }

    /// Hands the request to the transport.
    #[inline]
    fn send(&self, now: Instant, until: Instant) -> Receiving<'_> {
        let limits = SendOptions::since(now, self.max_response_bytes(), until);
        let request = self.request.to_http(&self.service);
        Receiving {
            sending: self.client.inner.transport.send(request, limits),
            began: now,
        }
    }
}

/// An exchange whose response is boxed at once.
struct Receiving<'a> {
    sending: SendFuture<'a>,
    began: Instant,
}

impl Future for Receiving<'_> {
    type Output = Result<Box<CallOutput>, TransportError>;

    #[inline]
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let response = self.sending.as_mut().poll(context);
        let began = self.began;
        response
            .map_ok(|response| Box::new(CallOutput::of(Received::from_response(response), began)))
    }
}

/// Tells the rate limit what came of its permit.
#[inline]
fn settle(permit: Option<GatePermit>, response: &Received) {
    if let Some(permit) = permit {
        if response.status() == StatusCode::TOO_MANY_REQUESTS {
            permit.refused(wire::retry_after(response.headers()));
        } else {
            permit.responded();
        }
    }
}
