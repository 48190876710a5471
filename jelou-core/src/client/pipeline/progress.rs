//! What follows from each attempt.

use std::ops::ControlFlow;
use std::time::Duration;

use http::StatusCode;
use tokio::time::Instant;

use super::completed::{Answered, Completed};
use super::{Ended, Prepared, after};
use crate::error::{AttemptResult, Error, Step, Timeline};
use crate::observe::AttemptWatch;
use crate::random;
use crate::retry::{Failure, may_retry};

/// An attempt that failed: what the caller sees if it was the last one, and what the retry rule
/// needs to know.
pub(super) struct Failed {
    pub(super) error: Error,
    pub(super) failure: Failure,
}

impl Failed {
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
pub(super) struct Progress {
    pub(super) timeline: Timeline,
    pub(super) attempts: u32,
    pub(super) waited: Duration,
    /// Why the last attempt failed.
    last: Option<Error>,
}

impl Progress {
    /// The end of a call that gets no permit.
    pub(super) fn without_permit(mut self, call: &Prepared, wait: Duration, error: Error) -> Ended {
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
        call: &Prepared,
        watched: &AttemptWatch<'_>,
        wait: Duration,
        deadline: Instant,
        answer: Result<Box<Completed>, Failed>,
    ) -> ControlFlow<Ended, Option<Duration>> {
        self.attempts += 1;
        match answer {
            Ok(mut completed) => {
                watched.answered(&completed.answered.received);
                call.service.retry_budget.deposit();
                self.complete(call, &mut completed.answered);
                ControlFlow::Break(Ok(completed))
            }
            Err(failed) => self.after_failure(call, watched, wait, deadline, failed),
        }
    }

    #[cold]
    fn after_failure(
        &mut self,
        call: &Prepared,
        watched: &AttemptWatch<'_>,
        wait: Duration,
        deadline: Instant,
        failed: Failed,
    ) -> ControlFlow<Ended, Option<Duration>> {
        self.timeline.push(Step::Waited(wait));
        self.timeline.push(Step::Attempt {
            result: failed.result(),
            took: watched.failed(failed.result()),
        });
        let Failed { error, failure } = failed;
        let error = error.worsen(self.last.as_ref());
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

    /// The end of a call that is not tried again: its error, or for a raw call the answer that it
    /// has.
    fn give_up(&mut self, call: &Prepared, error: Error) -> Ended {
        let error = error.after(std::mem::take(&mut self.timeline));
        if !call.any_status {
            return Err(error);
        }
        let answer = error.into_answer()?;
        let mut completed = Box::new(Completed::of(*answer, Instant::now()));
        self.complete(call, &mut completed.answered);
        Ok(completed)
    }

    /// Tells an answer of the call that it ends.
    #[inline]
    #[cfg_attr(
        not(feature = "drift"),
        expect(unused_variables, reason = "the setting")
    )]
    fn complete(&mut self, call: &Prepared, answered: &mut Answered) {
        answered.attempts = self.attempts;
        answered.waited = self.waited;
        answered.timeline = std::mem::take(&mut self.timeline);
        #[cfg(feature = "drift")]
        {
            answered.drift.clone_from(&call.client.inner.settings.drift);
        }
    }
}
