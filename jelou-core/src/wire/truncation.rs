//! The part of a body that an error keeps.

use std::fmt;

/// How much of a body an error keeps. It prints as `truncated, 1024 of at least 1025 bytes`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Truncation {
    /// The number of bytes that are kept, from the first on.
    pub kept: usize,
    /// The number of bytes that the whole has at least. It was not read to its end.
    pub at_least: usize,
}

impl fmt::Display for Truncation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kept, at_least } = self;
        write!(f, "truncated, {kept} of at least {at_least} bytes")
    }
}
