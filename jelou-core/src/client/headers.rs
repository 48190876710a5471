//! Headers that callers give.

use http::header::{
    AUTHORIZATION, CONNECTION, CONTENT_LENGTH, CONTENT_TYPE, COOKIE, HOST, HeaderName, HeaderValue,
    PROXY_AUTHORIZATION, TE, TRANSFER_ENCODING, UPGRADE,
};

use crate::wire;

/// Headers that follow from the request itself.
const RESERVED: [HeaderName; 7] = [
    CONTENT_LENGTH,
    CONTENT_TYPE,
    HOST,
    CONNECTION,
    TRANSFER_ENCODING,
    TE,
    UPGRADE,
];

/// Headers that hold credentials whatever the service.
const SENSITIVE: [HeaderName; 3] = [AUTHORIZATION, PROXY_AUTHORIZATION, COOKIE];

/// Checks a header of the client or of one call. The reason names the header, never its value.
pub(super) fn parse(name: &str, value: String) -> Result<(HeaderName, HeaderValue), String> {
    let name = HeaderName::try_from(name)
        .map_err(|_| format!("`{}` is not a valid header name", name.escape_debug()))?;
    if RESERVED.contains(&name) {
        return Err(format!(
            "the header `{name}` follows from the request and cannot be set"
        ));
    }
    let mut value =
        wire::header_value(value).map_err(|reason| format!("header `{name}`: {reason}"))?;
    value.set_sensitive(SENSITIVE.contains(&name));
    Ok((name, value))
}
