//! What the error responses of services decode to.

use std::any::Any;
use std::borrow::Cow;
use std::fmt;

use serde::de::DeserializeOwned;

use crate::wire::{Received, repaired};

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
    /// Half of a surrogate pair and a number beyond all floats do not make a response unreadable.
    fn from_response(response: &Received) -> Option<Self> {
        let text = response.utf_8();
        let read = match std::str::from_utf8(&text) {
            Ok(text) => serde_json::from_str(text).ok(),
            Err(_) => serde_json::from_str(&String::from_utf8_lossy(&text)).ok(),
        };
        read.or_else(|| serde_json::from_str(&repaired_object(&text)?).ok())
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
fn repaired_object(body: &[u8]) -> Option<String> {
    let is_object = body.trim_ascii_start().starts_with(b"{");
    is_object.then(|| repaired(&String::from_utf8_lossy(body)))
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
