//! Which requests announce the length of their body.

use http::Method;

/// Returns whether a request of this method usually has a body. Without one it sends
/// `Content-Length: 0` (RFC 9110, section 8.6), which some servers insist on.
#[inline]
pub(crate) fn expects_body(method: &Method) -> bool {
    matches!(*method, Method::POST | Method::PUT | Method::PATCH)
}
