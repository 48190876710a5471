//! The way of a call: permit, attempt, classify, pause, again. Nothing here is generic over the
//! endpoint.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::StatusCode;
use tokio::time::{Instant, sleep, timeout_at};
use tracing::Instrument;

use super::call::CallOptions;
use super::{Client, ServiceState};
use crate::endpoint::Metadata;
use crate::error::{ApiError, AttemptResult, Error, ErrorDetails, Outcome, Step, Timeline};
use crate::limit::{Barred, GatePermit};
use crate::observe::CallWatch;
use crate::retry::{Failure, may_retry};
use crate::transport::TransportError;
use crate::wire::{self, EncodedRequest, Received};

/// How the error answers of an endpoint are read.
#[derive(Clone, Copy)]
pub(super) struct ErrorReader {
    is_failure: fn(&Received) -> bool,
    details: fn(&Received) -> Option<Box<dyn ErrorDetails>>,
}

impl ErrorReader {
    pub(super) fn of<T: ApiError>() -> Self {
        Self {
            is_failure: T::is_failure,
            details: |answer| T::from_answer(answer).map(|details| Box::new(details) as _),
        }
    }
}

/// A call that is ready to be run.
pub(super) struct Prepared {
    pub(super) client: Client,
    pub(super) service: Arc<ServiceState>,
    pub(super) endpoint: &'static Metadata,
    pub(super) errors: ErrorReader,
    pub(super) options: CallOptions,
}

/// A call that was answered.
pub(super) struct Completed {
    pub(super) received: Received,
    pub(super) attempts: u32,
    pub(super) waited: Duration,
    #[cfg(feature = "drift")]
    pub(super) drift: Option<crate::drift::DriftReport>,
}

/// An attempt that failed: what the caller sees if it was the last one, and what the retry rule
/// needs to know.
struct Failed {
    error: Error,
    failure: Failure,
}

impl Failed {
    fn result(&self) -> AttemptResult {
        match self.failure {
            Failure::NotSent => AttemptResult::NotSent,
            Failure::Lost => AttemptResult::Lost,
            Failure::TimedOut => AttemptResult::TimedOut,
            Failure::Status(status) => AttemptResult::Status(status),
        }
    }
}

/// The request as it leaves: host, headers, credential.
pub(super) fn assemble(
    service: &ServiceState,
    request: EncodedRequest,
) -> Result<http::Request<Bytes>, Error> {
    let uri = service.base.uri(request.target).map_err(|error| {
        Error::configuration(format!("the request target is not valid: {error}"))
    })?;
    let mut assembled = http::Request::new(request.body);
    *assembled.method_mut() = request.method.into();
    *assembled.uri_mut() = uri;
    let mut headers = request.headers;
    headers.reserve(service.headers.len() + 1);
    for (name, value) in &service.headers {
        headers.entry(name).or_insert_with(|| value.clone());
    }
    service.authorizer.authorize(&mut headers, assembled.body());
    *assembled.headers_mut() = headers;
    Ok(assembled)
}

/// Runs a call to its end, watched.
pub(super) async fn run(call: Prepared, request: EncodedRequest) -> Result<Completed, Error> {
    let watch = CallWatch::start(call.endpoint, &call.service);
    let span = watch.span();
    let completed = run_watched(call, request, &watch).instrument(span).await;
    match &completed {
        Ok(completed) => watch.succeeded(&completed.received),
        Err(error) => watch.failed(error),
    }
    completed
}

async fn run_watched(
    call: Prepared,
    request: EncodedRequest,
    watch: &CallWatch,
) -> Result<Completed, Error> {
    let settings = &call.client.inner.settings;
    let longest = call
        .options
        .timeout
        .or(call.endpoint.timeout)
        .unwrap_or(settings.timeout);
    let deadline = after(longest);
    let policy = call.options.retry.unwrap_or(settings.retry);
    let request = assemble(&call.service, request)?;
    let mut timeline = Timeline::default();
    let mut attempts = 0;
    let mut waited = Duration::ZERO;
    let mut last: Option<Error> = None;
    loop {
        let asked = Instant::now();
        let permit = permit(&call, deadline, longest).await;
        let wait = asked.elapsed();
        waited += wait;
        watch.waited(wait);
        let permit = match permit {
            Ok(permit) => permit,
            Err(error) => {
                timeline.push(Step::Waited(wait));
                // What the last attempt said tells more than that there is no time for another.
                return give_up(
                    &call,
                    last.unwrap_or(error).after(timeline),
                    attempts,
                    waited,
                );
            }
        };
        attempts += 1;
        let started = Instant::now();
        let span = CallWatch::attempt(call.endpoint, &call.service, attempts - 1);
        let answer = attempt(&call, &request, permit, deadline)
            .instrument(span.clone())
            .await;
        let failed = match answer {
            Ok(received) => {
                watch.attempt_answered(&span, &received, started.elapsed());
                call.service.retry_budget.deposit();
                return Ok(completed(&call, received, attempts, waited));
            }
            Err(failed) => failed,
        };
        let took = started.elapsed();
        watch.attempt_failed(&span, failed.result(), took);
        timeline.push(Step::Waited(wait));
        timeline.push(Step::Attempt {
            result: failed.result(),
            took,
        });
        let Failed { error, failure } = failed;
        let error = error.worsen(last.as_ref());
        if attempts >= policy.max_attempts()
            || !may_retry(call.endpoint.retry, failure)
            || !call.service.retry_budget.withdraw()
        {
            return give_up(&call, error.after(timeline), attempts, waited);
        }
        let pause = error
            .retry_after()
            .unwrap_or_else(|| policy.pause(attempts, fastrand::f64()));
        if after(pause) >= deadline {
            let error = error.with_retry_after(pause).after(timeline);
            return give_up(&call, error, attempts, waited);
        }
        // A refusal pauses the whole bucket: the call queues for its next permit at once, so that
        // later ones do not overtake it.
        if failure != Failure::Status(StatusCode::TOO_MANY_REQUESTS)
            || call.service.limiter.is_none()
        {
            sleep(pause).await;
            timeline.push(Step::Paused(pause));
        }
        last = Some(error);
    }
}

fn completed(call: &Prepared, received: Received, attempts: u32, waited: Duration) -> Completed {
    #[cfg(not(feature = "drift"))]
    let _ = call;
    Completed {
        received,
        attempts,
        waited,
        #[cfg(feature = "drift")]
        drift: call.client.inner.settings.drift.clone(),
    }
}

/// The end of a call that is not tried again: its error, or for a raw call the answer that it has.
fn give_up(
    call: &Prepared,
    error: Error,
    attempts: u32,
    waited: Duration,
) -> Result<Completed, Error> {
    if !call.options.any_status {
        return Err(error);
    }
    Ok(completed(call, error.into_answer()?, attempts, waited))
}

/// The moment after `wait`; one that no clock can hold becomes a moment in the far future.
fn after(wait: Duration) -> Instant {
    const FAR: Duration = Duration::from_secs(30 * 365 * 24 * 60 * 60);

    let now = Instant::now();
    now.checked_add(wait).unwrap_or(now + FAR)
}

/// Waits for the right to send one attempt; fails at once where the wait cannot fit.
async fn permit(
    call: &Prepared,
    deadline: Instant,
    timeout: Duration,
) -> Result<Option<GatePermit>, Error> {
    let Some(limiter) = &call.service.limiter else {
        return Ok(None);
    };
    let too_late = |wait: Option<Duration>| {
        let error = Error::timeout(
            Outcome::NotSent,
            format!(
                "the rate limit of service `{}` allows no request within the deadline of {timeout:?}",
                call.service.info.name
            ),
        );
        match wait {
            Some(wait) => error.with_retry_after(wait),
            None => error,
        }
    };
    let (cost, priority) = (call.endpoint.cost, call.options.priority);
    if let Some(earliest) = limiter.estimate(cost, priority)
        && earliest > deadline
    {
        return Err(too_late(Some(earliest - Instant::now())));
    }
    match timeout_at(deadline, limiter.acquire(cost, priority)).await {
        Ok(Ok(permit)) => Ok(Some(permit)),
        Ok(Err(Barred::Cost(error))) => Err(Error::configuration(error.to_string())),
        #[cfg(feature = "redis")]
        Ok(Err(Barred::Unavailable)) => Err(Error::transport(TransportError::connect(format!(
            "the rate limit of service `{}` is shared over Redis, which cannot be reached",
            call.service.info.name
        )))),
        Err(_) => Err(too_late(None)),
    }
}

/// One exchange, from the first byte sent to the last byte read.
async fn attempt(
    call: &Prepared,
    request: &http::Request<Bytes>,
    mut permit: Option<GatePermit>,
    deadline: Instant,
) -> Result<Received, Failed> {
    let settings = &call.client.inner.settings;
    let limit = settings.max_response_bytes;
    let longest = call
        .options
        .attempt_timeout
        .unwrap_or(settings.attempt_timeout);
    let until = deadline.min(after(longest));
    if let Some(permit) = &mut permit {
        permit.sent();
    }
    let answer = match timeout_at(
        until,
        call.client.inner.transport.send(request.clone(), limit),
    )
    .await
    {
        Ok(Ok(answer)) => answer,
        Ok(Err(error)) => return Err(lost(error, permit)),
        Err(_) => return Err(timed_out(until == deadline, longest)),
    };
    let status = answer.status();
    let wait = wire::retry_after(answer.headers());
    if let Some(permit) = permit {
        if status == StatusCode::TOO_MANY_REQUESTS {
            permit.refused(wait);
        } else {
            permit.answered();
        }
    }
    let failure = Failure::Status(status);
    let (received, unreadable) = Received::receive(answer, limit);
    if status.is_success() {
        if let Some(error) = unreadable {
            return Err(Failed {
                error: Error::decode(received, error),
                failure,
            });
        }
        if !(call.errors.is_failure)(&received) {
            return Ok(received);
        }
    }
    let details = (call.errors.details)(&received);
    Err(Failed {
        error: Error::api(received, details),
        failure,
    })
}

fn lost(error: TransportError, permit: Option<GatePermit>) -> Failed {
    let failure = match error.too_large_status() {
        Some(status) => {
            if let Some(permit) = permit {
                permit.answered();
            }
            // Another attempt would bring the same answer.
            Failure::Status(status)
        }
        None if error.was_sent() => Failure::Lost,
        None => {
            if let Some(permit) = permit {
                permit.unsent();
            }
            Failure::NotSent
        }
    };
    Failed {
        error: Error::transport(error),
        failure,
    }
}

fn timed_out(deadline_passed: bool, longest: Duration) -> Failed {
    let message = if deadline_passed {
        "the deadline passed before the answer was complete".to_owned()
    } else {
        format!("no complete answer within {longest:?}, the longest time of one attempt")
    };
    Failed {
        error: Error::timeout(Outcome::Unknown, message),
        failure: Failure::TimedOut,
    }
}
