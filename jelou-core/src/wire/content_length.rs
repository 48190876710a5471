//! Which requests say how long their body is.

use http::Method;

/// Whether a request of this method usually has a body. One that has none says so (RFC 9110,
/// section 8.6): some servers insist on it.
#[inline]
pub(crate) fn expects_body(method: &Method) -> bool {
    matches!(*method, Method::POST | Method::PUT | Method::PATCH)
}
