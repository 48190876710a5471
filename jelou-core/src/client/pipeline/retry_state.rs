//! What follows from each attempt.

use std::ops::ControlFlow;
use std::time::Duration;

use http::StatusCode;
use tokio::time::Instant;

use super::call_output::{CallOutput, CallResponse};
use super::deadline::after;
use super::operation::{CallResult, Operation};
use crate::error::{AttemptResult, Error, Step, Timeline};
use crate::observe::AttemptWatch;
use crate::random;
use crate::retry::{Failure, may_retry};

/// An attempt that failed: what the caller sees if it was the last one, and what the retry rule
/// needs to know.
pub(super) struct AttemptError {
    pub(super) error: Error,
    pub(super) failure: Failure,
}

impl AttemptError {
    fn result(&self) -> AttemptResult {
        match self.failure {
            Failure::NotSent | Failure::Unsendable => AttemptResult::NotSent,
            Failure::Lost => AttemptResult::Lost,
            Failure::TimedOut => AttemptResult::TimedOut,
            Failure::Status(status) => AttemptResult::Status(status),
        }
    }
}

/// Where a call stands between its attempts.
#[derive(Default)]
pub(super) struct RetryState {
    pub(super) timeline: Timeline,
    pub(super) attempts: u32,
    pub(super) waited: Duration,
    /// Why the last attempt failed.
    last: Option<Error>,
}

impl RetryState {
    /// The end of a call that gets no permit.
    pub(super) fn without_permit(
        mut self,
        call: &Operation,
        wait: Duration,
        error: Error,
    ) -> CallResult {
        self.timeline.push(Step::Waited(wait));
        let Some(last) = self.last.take() else {
            return self.give_up(call, error);
        };
        // Nothing was sent again. What the last attempt said tells more than that there is no time
        // for another.
        call.service.retry_budget.refund();
        self.give_up(call, last)
    }

    /// What follows from an attempt: the end of the call, or another attempt after a pause.
    #[inline]
    pub(super) fn next(
        &mut self,
        call: &Operation,
        watched: &AttemptWatch<'_>,
        wait: Duration,
        deadline: Instant,
        response: Result<Box<CallOutput>, AttemptError>,
    ) -> ControlFlow<CallResult, Option<Duration>> {
        self.attempts += 1;
        match response {
            Ok(mut completed) => {
                watched.responded(&completed.responded.received);
                call.service.retry_budget.deposit();
                self.complete(call, &mut completed.responded);
                ControlFlow::Break(Ok(completed))
            }
            Err(failed) => self.after_failure(call, watched, wait, deadline, failed),
        }
    }

    #[cold]
    fn after_failure(
        &mut self,
        call: &Operation,
        watched: &AttemptWatch<'_>,
        wait: Duration,
        deadline: Instant,
        failed: AttemptError,
    ) -> ControlFlow<CallResult, Option<Duration>> {
        self.timeline.push(Step::Waited(wait));
        self.timeline.push(Step::Attempt {
            result: failed.result(),
            took: watched.failed(failed.result()),
        });
        let AttemptError { error, failure } = failed;
        let error = error.merge_outcome(self.last.as_ref());
        if self.attempts >= call.retry.max_attempts() || !may_retry(call.endpoint.retry, failure) {
            return ControlFlow::Break(self.give_up(call, error));
        }
        let pause = error
            .retry_after()
            .unwrap_or_else(|| call.retry.pause(self.attempts, random::fraction()));
        if after(Instant::now(), pause) >= deadline || !call.service.retry_budget.withdraw() {
            return ControlFlow::Break(self.give_up(call, error));
        }
        self.last = Some(error);
        // A refusal pauses the whole bucket: the call queues for its next permit at once, so that
        // later ones do not overtake it.
        let is_bucket_paused = failure == Failure::Status(StatusCode::TOO_MANY_REQUESTS)
            && call.service.limiter.is_some();
        ControlFlow::Continue((!is_bucket_paused).then_some(pause))
    }

    /// The end of a call that is not tried again: its error, or for a raw call the response that it
    /// has.
    fn give_up(&mut self, call: &Operation, error: Error) -> CallResult {
        let error = error.with_timeline(std::mem::take(&mut self.timeline));
        if !call.any_status {
            return Err(error);
        }
        let response = error.into_response()?;
        let mut completed = Box::new(CallOutput::of(response, Instant::now()));
        self.complete(call, &mut completed.responded);
        Ok(completed)
    }

    /// Tells a response of the call that it ends.
    #[inline]
    fn complete(&mut self, call: &Operation, responded: &mut CallResponse) {
        responded.attempts = self.attempts;
        responded.waited = self.waited;
        responded.repairs = call.client.inner.settings.repair_responses;
        responded.timeline = std::mem::take(&mut self.timeline);
        #[cfg(feature = "drift")]
        {
            responded
                .drift
                .clone_from(&call.client.inner.settings.drift);
        }
    }
}
