//! Why a value cannot be sent, and why a response cannot be read.

use std::borrow::Cow;
use std::fmt;

use super::json_path::JsonLocation;
use super::parse_reason::without_values;

/// A value that cannot be sent: which field, and what is wrong with it.
#[derive(Clone, PartialEq, Eq)]
pub struct EncodeError {
    field: Cow<'static, str>,
    reason: Cow<'static, str>,
}

impl EncodeError {
    /// An error of `field`, which is a field's name or the path to a body member.
    pub fn new(field: impl Into<Cow<'static, str>>, reason: impl Into<Cow<'static, str>>) -> Self {
        Self {
            field: field.into(),
            reason: reason.into(),
        }
    }

    /// The field, or the path to the body member, such as `options[3].title`.
    pub fn field(&self) -> &str {
        &self.field
    }

    /// What is wrong with it.
    pub fn reason(&self) -> &str {
        &self.reason
    }

    pub(crate) fn into_field(self) -> Cow<'static, str> {
        self.field
    }

    /// The same error, of a member of `field`.
    pub(crate) fn within(mut self, field: &str) -> Self {
        self.field = match &*self.field {
            "" => field.to_owned().into(),
            member => format!("{field}.{member}").into(),
        };
        self
    }
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "field `{}`: {}", self.field, self.reason)
    }
}

impl fmt::Debug for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EncodeError({self})")
    }
}

impl std::error::Error for EncodeError {}

/// Describes a response of more than `limit` bytes.
pub(crate) fn too_large(limit: usize) -> String {
    format!(
        "the response is larger than {limit} bytes; raise `max_response_bytes` of the client builder \
         if that is expected"
    )
}

/// A response that does not hold what the declaration promises.
///
/// Its text names types and members, and shows no value of the response. What a type's own
/// `Deserialize` says is part of it, without what it quotes.
#[derive(Debug)]
pub struct DecodeError {
    message: String,
    path: String,
    source: Option<serde_json::Error>,
}

impl DecodeError {
    pub(crate) fn content(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            path: String::new(),
            source: None,
        }
    }

    pub(crate) fn too_large(limit: usize) -> Self {
        Self::content(too_large(limit))
    }

    pub(crate) fn json(
        expected: &str,
        location: JsonLocation<'_>,
        error: &serde_json::Error,
    ) -> Self {
        use serde::de::Error as _;

        let reason = without_values(error, || location.values().collect());
        let JsonLocation { path, excerpt, .. } = location;
        let at = if path.is_empty() {
            String::new()
        } else {
            format!(" at `{path}`")
        };
        Self {
            message: format!("the response is not a `{expected}`{at}: {reason}, in {excerpt}"),
            path,
            source: Some(serde_json::Error::custom(reason)),
        }
    }

    pub(crate) fn into_source(self) -> Option<serde_json::Error> {
        self.source
    }

    /// The path to the value that does not fit, such as `data[1].bot.id`; empty at the root.
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for DecodeError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_ref().map(|source| source as _)
    }
}
