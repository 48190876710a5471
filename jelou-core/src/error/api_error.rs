//! What the error responses of services decode to.

use std::any::Any;
use std::borrow::Cow;
use std::fmt;

use serde::de::DeserializeOwned;

use crate::wire::Received;

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
    /// that is not UTF-8 does. A number that a `serde_json::Value` would change is a text there.
    fn from_response(response: &Received) -> Option<Self> {
        response.read_repaired()
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

/// The details of an error that has none.
#[derive(Debug)]
pub(super) struct NoDetails;

impl ErrorDetails for NoDetails {
    fn code(&self) -> Option<&str> {
        None
    }

    fn description(&self) -> Option<Cow<'_, str>> {
        None
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}
