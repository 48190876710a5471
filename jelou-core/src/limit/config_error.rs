//! The error of a rate limit that cannot be set up.

use std::borrow::Cow;
use std::error::Error;
use std::fmt;

/// A rate limit cannot be set up as it is configured. Its message shows no secret.
///
/// Converts into the error of a call, with the kind
/// [`Configuration`](crate::ErrorKind::Configuration).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LimitConfigError(Cow<'static, str>);

impl LimitConfigError {
    #[cfg(feature = "redis")]
    pub(super) fn new(message: impl Into<Cow<'static, str>>) -> Self {
        Self(message.into())
    }

    /// Returns the message.
    pub(crate) fn into_message(self) -> Cow<'static, str> {
        self.0
    }
}

impl fmt::Display for LimitConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error for LimitConfigError {}
