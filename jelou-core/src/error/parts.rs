//! What errors are made of: encoding and decoding failures, and the error responses of services.

use std::any::Any;
use std::borrow::Cow;
use std::fmt;

use serde::de::DeserializeOwned;

use super::mended::mended;
use super::reason::without_values;
use crate::wire::{Place, Received};

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
        Self::content(format!(
            "the response is larger than {limit} bytes; raise `max_response_bytes` of the client builder \
             if that is expected"
        ))
    }

    pub(crate) fn json(expected: &str, place: Place<'_>, error: &serde_json::Error) -> Self {
        use serde::de::Error as _;

        let reason = without_values(error, || place.values().collect());
        let Place { path, excerpt, .. } = place;
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

/// What the error responses of a service decode to.
///
/// ```
/// use std::borrow::Cow;
/// use jelou_core::{ApiError, jelou_model};
///
/// /// `{"error": {"code": "E1", "message": "..."}}`
/// #[jelou_model(crate = ::jelou_core)]
/// pub struct StockError {
///     error: Inner,
/// }
///
/// /// The inner object.
/// #[jelou_model(crate = ::jelou_core)]
/// pub struct Inner {
///     code: String,
///     message: String,
/// }
///
/// impl ApiError for StockError {
///     fn code(&self) -> Option<&str> {
///         Some(&self.error.code)
///     }
///
///     fn description(&self) -> Option<Cow<'_, str>> {
///         Some(Cow::Borrowed(&self.error.message))
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be decoded from an error response",
    label = "not an error type of a service",
    note = "declare it with `#[jelou_model]` and implement `ApiError`"
)]
pub trait ApiError: DeserializeOwned + fmt::Debug + Send + Sync + 'static {
    /// The code of the error.
    fn code(&self) -> Option<&str>;

    /// What the error says.
    fn description(&self) -> Option<Cow<'_, str>>;

    /// Reads an error response; `None` where the body is something else, such as the HTML of a proxy.
    /// Half of a surrogate pair and a number beyond all floats do not make a response unreadable; text
    /// that is not UTF-8 does.
    fn from_response(response: &Received) -> Option<Self> {
        let text = std::str::from_utf8(response.text_bytes()).ok()?;
        let read = serde_json::from_str(text).ok();
        read.or_else(|| serde_json::from_str(&mended_object(text)?).ok())
    }

    /// Whether a response with a success status reports a failure in its body. Most services never
    /// do, and this says no.
    ///
    /// [`StandardError`](crate::StandardError) takes a `status` of zero, a `status` or
    /// `statusMessage` of `"failed"` and a `success` of false for a failure. A service that means
    /// something else by them has an error type of its own, as the one above.
    fn is_failure(response: &Received) -> bool {
        let _ = response;
        false
    }
}

/// An object that could not be read, in a form that perhaps can.
#[cold]
fn mended_object(text: &str) -> Option<String> {
    let is_object = text.trim_ascii_start().starts_with('{');
    is_object.then(|| mended(text))
}

/// [`ApiError`] without its type.
pub(crate) trait ErrorDetails: fmt::Debug + Send + Sync {
    fn code(&self) -> Option<&str>;
    fn description(&self) -> Option<Cow<'_, str>>;
    fn as_any(&self) -> &dyn Any;
}

impl<T: ApiError> ErrorDetails for T {
    fn code(&self) -> Option<&str> {
        ApiError::code(self)
    }

    fn description(&self) -> Option<Cow<'_, str>> {
        ApiError::description(self)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}
