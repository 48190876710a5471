//! How much is kept of what is too large.

use std::fmt;

/// How much of a body is kept. It prints as `truncated, 1024 of at least 1025 bytes`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Truncation {
    /// How many bytes are kept: the first ones.
    pub kept: usize,
    /// How many bytes the whole has at least. It was not read to its end.
    pub at_least: usize,
}

impl fmt::Display for Truncation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kept, at_least } = self;
        write!(f, "truncated, {kept} of at least {at_least} bytes")
    }
}
