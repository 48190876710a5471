//! The response of a call, until it is decoded.

use std::time::Duration;

use tokio::time::Instant;

use crate::error::{AttemptResult, DecodeError, Error, Step, Timeline};
use crate::observe::ResponseWatch;
use crate::wire::Received;

/// A call with its response. It moves through the pipeline in one box.
pub(in crate::client) struct CallOutput {
    pub(super) responded: CallResponse,
    watch: Option<ResponseWatch>,
}

/// The response of a call, and how the call got it.
pub(in crate::client) struct CallResponse {
    pub(in crate::client) received: Received,
    pub(in crate::client) attempts: u32,
    pub(in crate::client) waited: Duration,
    /// Whether the client allows to repair the response, and whether it was.
    pub(super) repairs: bool,
    pub(in crate::client) repaired: bool,
    /// What came before the last attempt, which began at `started`.
    pub(super) timeline: Timeline,
    started: Instant,
    #[cfg(feature = "drift")]
    pub(in crate::client) drift: Option<crate::drift::DriftReport>,
}

impl CallOutput {
    /// The response of an attempt that began at `started`. The rest is told once the call is over.
    #[inline]
    pub(super) fn of(received: Received, started: Instant) -> Self {
        Self {
            responded: CallResponse {
                received,
                attempts: 0,
                waited: Duration::ZERO,
                repairs: false,
                repaired: false,
                timeline: Timeline::default(),
                started,
                #[cfg(feature = "drift")]
                drift: None,
            },
            watch: None,
        }
    }

    /// Lets whoever watches the call see what becomes of its response.
    #[inline]
    pub(super) fn watched_by(&mut self, watch: ResponseWatch) {
        self.watch = Some(watch);
    }

    /// Makes of the response what the caller asked for, still watched.
    #[inline]
    pub(in crate::client) fn finish<T>(
        &mut self,
        finish: fn(&mut CallResponse) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let Some(watch) = &mut self.watch else {
            return finish(&mut self.responded);
        };
        let status = self.responded.received.status();
        let finished = {
            let _entered = watch.span().enter();
            finish(&mut self.responded)
        };
        watch.ended(status, finished.as_ref().err());
        finished
    }
}

impl CallResponse {
    /// The error of a response that cannot be decoded.
    #[cold]
    pub(in crate::client) fn undecodable(&self, error: DecodeError) -> Error {
        let mut timeline = self.timeline.clone();
        timeline.push(Step::Waited(self.waited.saturating_sub(timeline.waited())));
        timeline.push(Step::Attempt {
            result: AttemptResult::Status(self.received.status()),
            took: self.started.elapsed(),
        });
        Error::decode(self.received.clone(), error).with_timeline(timeline)
    }
}
