//! What a failed call did, step by step.

use std::fmt;
use std::time::Duration;

use http::StatusCode;

/// The steps of a failed call, in their order.
///
/// `Display` tells them in one line: `waited 1.2s for a permit; attempt 1: 503 in 210ms; paused
/// 480ms; attempt 2: connection lost in 1.1s`.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Timeline(Steps);

/// Most calls have one step at most, which needs no allocation.
#[derive(Clone, Default, PartialEq, Eq)]
enum Steps {
    #[default]
    None,
    One(Step),
    Several(Vec<Step>),
}

/// One step of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Step {
    /// The call waited for the rate limit.
    Waited(Duration),
    /// The request was sent, or was to be.
    #[non_exhaustive]
    Attempt {
        /// What came of it.
        result: AttemptResult,
        /// How long it took.
        took: Duration,
    },
    /// The call paused before another attempt.
    Paused(Duration),
}

/// What came of one attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AttemptResult {
    /// The server responded.
    Status(StatusCode),
    /// Nothing was sent: no connection could be made.
    NotSent,
    /// The connection was lost while the request was sent or the response was read.
    Lost,
    /// No complete response came in time.
    TimedOut,
}

impl Timeline {
    pub(crate) fn push(&mut self, step: Step) {
        // A wait that is too short to be seen tells nothing.
        if matches!(step, Step::Waited(wait) if wait < Duration::from_millis(1)) {
            return;
        }
        match &mut self.0 {
            Steps::None => self.0 = Steps::One(step),
            Steps::One(first) => self.0 = Steps::Several(vec![*first, step]),
            Steps::Several(steps) => steps.push(step),
        }
    }

    /// The steps.
    pub fn steps(&self) -> &[Step] {
        match &self.0 {
            Steps::None => &[],
            Steps::One(step) => std::slice::from_ref(step),
            Steps::Several(steps) => steps,
        }
    }

    /// How many times the request was sent, or was to be.
    pub fn attempts(&self) -> usize {
        let attempts = self
            .steps()
            .iter()
            .filter(|step| matches!(step, Step::Attempt { .. }));
        attempts.count()
    }

    /// How long the call waited for the rate limit.
    pub fn waited(&self) -> Duration {
        self.steps()
            .iter()
            .map(|step| match step {
                Step::Waited(wait) => *wait,
                Step::Attempt { .. } | Step::Paused(_) => Duration::ZERO,
            })
            .sum()
    }
}

impl fmt::Debug for Timeline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Timeline").field(&self.steps()).finish()
    }
}

impl fmt::Display for Timeline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut attempt = 0;
        for (at, step) in self.steps().iter().enumerate() {
            if at > 0 {
                f.write_str("; ")?;
            }
            match step {
                Step::Waited(wait) => write!(f, "waited {} for a permit", Short(*wait))?,
                Step::Paused(pause) => write!(f, "paused {}", Short(*pause))?,
                Step::Attempt { result, took } => {
                    attempt += 1;
                    write!(f, "attempt {attempt}: {result} in {}", Short(*took))?;
                }
            }
        }
        Ok(())
    }
}

impl fmt::Display for AttemptResult {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Status(status) => write!(f, "{}", status.as_u16()),
            Self::NotSent => f.write_str("not sent"),
            Self::Lost => f.write_str("connection lost"),
            Self::TimedOut => f.write_str("timed out"),
        }
    }
}

/// A duration with the digits that a person reads: milliseconds below a second, tenths above.
pub(crate) struct Short(pub(crate) Duration);

impl fmt::Display for Short {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 < Duration::from_secs(1) {
            write!(f, "{}ms", self.0.as_millis())
        } else {
            write!(f, "{:.1}s", self.0.as_secs_f64())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_steps_in_one_line() {
        let mut timeline = Timeline::default();
        timeline.push(Step::Waited(Duration::from_millis(1234)));
        timeline.push(Step::Attempt {
            result: AttemptResult::Status(StatusCode::SERVICE_UNAVAILABLE),
            took: Duration::from_millis(210),
        });
        timeline.push(Step::Paused(Duration::from_millis(480)));
        timeline.push(Step::Waited(Duration::from_micros(3)));
        timeline.push(Step::Attempt {
            result: AttemptResult::Lost,
            took: Duration::from_millis(1100),
        });
        assert_eq!(
            timeline.to_string(),
            "waited 1.2s for a permit; attempt 1: 503 in 210ms; paused 480ms; attempt 2: connection \
             lost in 1.1s",
        );
        assert_eq!(timeline.attempts(), 2);
        assert_eq!(timeline.waited(), Duration::from_millis(1234));
    }
}
