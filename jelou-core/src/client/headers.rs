//! Headers that callers give.

use http::header::{HeaderName, HeaderValue};

use crate::wire;

/// Headers that follow from the request itself.
const RESERVED: [&str; 10] = [
    "connection",
    "content-length",
    "content-type",
    "expect",
    "host",
    "keep-alive",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// What the name of a header with a credential usually holds: `authorization`, `x-api-key`,
/// `x-auth-token`, `cookie`.
const CREDENTIAL_WORDS: [&str; 8] = [
    "auth",
    "key",
    "token",
    "secret",
    "cookie",
    "password",
    "session",
    "signature",
];

/// Checks a header of the client or of one call. One whose name says that it holds a credential is
/// hidden from every printed form. The reason names the header, never its value.
pub(super) fn parse(name: &str, value: String) -> Result<(HeaderName, HeaderValue), String> {
    let name = HeaderName::try_from(name)
        .map_err(|_| format!("`{}` is not a valid header name", name.escape_debug()))?;
    if RESERVED.contains(&name.as_str()) {
        return Err(format!(
            "the header `{name}` follows from the request and cannot be set"
        ));
    }
    let mut value =
        wire::header_value(value).map_err(|reason| format!("header `{name}`: {reason}"))?;
    value.set_sensitive(
        CREDENTIAL_WORDS
            .iter()
            .any(|word| name.as_str().contains(word)),
    );
    Ok((name, value))
}
