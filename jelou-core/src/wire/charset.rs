//! Character sets. JSON is UTF-8 (RFC 8259, section 8.1), but old gateways disagree.

use std::borrow::Cow;

#[cfg(feature = "charset")]
use encoding_rs::{Encoding, UTF_8};
use http::header::HeaderMap;

const BYTE_ORDER_MARK: [u8; 3] = *b"\xef\xbb\xbf";

/// A character set that is not UTF-8.
#[cfg(feature = "charset")]
pub(super) type Charset = &'static Encoding;

/// There is none but UTF-8.
#[cfg(not(feature = "charset"))]
pub(super) type Charset = std::convert::Infallible;

/// The text of a body, as UTF-8 and without byte order mark.
#[inline]
pub(super) fn text(charset: Option<Charset>, body: &[u8]) -> Cow<'_, [u8]> {
    match charset {
        None => Cow::Borrowed(body.strip_prefix(&BYTE_ORDER_MARK).unwrap_or(body)),
        Some(charset) => Cow::Owned(decode(charset, body)),
    }
}

#[cfg(feature = "charset")]
fn decode(charset: Charset, body: &[u8]) -> Vec<u8> {
    // It takes a byte order mark away, too.
    charset.decode(body).0.into_owned().into_bytes()
}

#[cfg(not(feature = "charset"))]
fn decode(charset: Charset, _: &[u8]) -> Vec<u8> {
    match charset {}
}

/// The character set that a response names, where it is not UTF-8.
#[cfg(not(feature = "charset"))]
pub(super) fn of(_: &HeaderMap) -> Option<Charset> {
    None
}

/// The character set that a response names, where it is not UTF-8.
#[cfg(feature = "charset")]
pub(super) fn of(headers: &HeaderMap) -> Option<Charset> {
    let content_type = headers.get(http::header::CONTENT_TYPE)?.as_bytes();
    // What nearly all servers say, without parsing it.
    if content_type.ends_with(b"charset=utf-8") || !content_type.contains(&b';') {
        return None;
    }
    let content_type = std::str::from_utf8(content_type).ok()?;
    let name = content_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then_some(value)
    })?;
    Encoding::for_label(name.trim().trim_matches('"').as_bytes())
        .filter(|encoding| *encoding != UTF_8)
}
