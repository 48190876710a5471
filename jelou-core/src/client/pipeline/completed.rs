//! A call that was answered, until its answer is decoded.

use std::time::Duration;

use tokio::time::Instant;

use crate::error::{AttemptResult, DecodeError, Error, Step, Timeline};
use crate::observe::AnswerWatch;
use crate::wire::Received;

/// A call that was answered. It passes through many hands, in the box that its answer came in.
pub(in crate::client) struct Completed {
    pub(super) answered: Answered,
    watch: Option<AnswerWatch>,
}

/// What is known of a call that was answered.
pub(in crate::client) struct Answered {
    pub(in crate::client) received: Received,
    pub(in crate::client) attempts: u32,
    pub(in crate::client) waited: Duration,
    /// What came before the last attempt, which began at `started`.
    pub(super) timeline: Timeline,
    started: Instant,
    #[cfg(feature = "drift")]
    pub(in crate::client) drift: Option<crate::drift::DriftReport>,
}

impl Completed {
    /// The answer of an attempt that began at `started`. The rest is told once the call is over.
    #[inline]
    pub(super) fn of(received: Received, started: Instant) -> Self {
        Self {
            answered: Answered {
                received,
                attempts: 0,
                waited: Duration::ZERO,
                timeline: Timeline::default(),
                started,
                #[cfg(feature = "drift")]
                drift: None,
            },
            watch: None,
        }
    }

    /// Lets whoever watches the call see what becomes of its answer.
    #[inline]
    pub(super) fn watched_by(&mut self, watch: AnswerWatch) {
        self.watch = Some(watch);
    }

    /// Makes of the answer what the caller asked for, still watched.
    #[inline]
    pub(in crate::client) fn finish<T>(
        &mut self,
        finish: fn(&mut Answered) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let Some(watch) = &mut self.watch else {
            return finish(&mut self.answered);
        };
        let status = self.answered.received.status();
        let finished = {
            let _entered = watch.span().enter();
            finish(&mut self.answered)
        };
        watch.ended(status, finished.as_ref().err());
        finished
    }
}

impl Answered {
    /// The error of an answer that cannot be decoded.
    #[cold]
    pub(in crate::client) fn undecodable(&self, error: DecodeError) -> Error {
        let mut timeline = self.timeline.clone();
        timeline.push(Step::Waited(self.waited.saturating_sub(timeline.waited())));
        timeline.push(Step::Attempt {
            result: AttemptResult::Status(self.received.status()),
            took: self.started.elapsed(),
        });
        Error::decode(Box::new(self.received.clone()), error).after(timeline)
    }
}
