//! `Content-Encoding`: gzip is undone if it was asked for. Any other encoding is an error once the
//! body is read.

#[cfg(feature = "gzip")]
use std::io::{self, Read, copy, sink};

#[cfg(feature = "gzip")]
use bytes::Bytes;
#[cfg(feature = "gzip")]
use flate2::read::MultiGzDecoder;
use http::header::{CONTENT_ENCODING, HeaderMap};
use serde::de::IgnoredAny;

use crate::error::DecodeError;

/// The value of `Accept-Encoding`, if the header is sent.
#[cfg(feature = "gzip")]
pub(crate) const ACCEPTED: Option<&str> = Some("gzip");

/// The value of `Accept-Encoding`, if the header is sent.
#[cfg(not(feature = "gzip"))]
pub(crate) const ACCEPTED: Option<&str> = None;

/// The content of a body, by its `Content-Encoding`.
pub(super) enum Content {
    /// The body is the content.
    Unchanged,
    /// The body was compressed; this is the content.
    #[cfg(feature = "gzip")]
    Decompressed(Bytes),
    /// The content cannot be read; [`refusal`] says why.
    Unreadable,
}

/// Returns the content of a body, at most one byte longer than `limit`.
pub(super) fn decompress(headers: &HeaderMap, body: &[u8], limit: usize) -> Content {
    // Many servers send `Content-Encoding` with an empty body, too.
    if body.is_empty() {
        return Content::Unchanged;
    }
    let Some(encoding) = encoding(headers) else {
        return Content::Unchanged;
    };
    #[cfg(feature = "gzip")]
    if is_gzip(&encoding) && body.starts_with(GZIP) {
        return gunzip(body, limit).map_or(Content::Unreadable, Content::Decompressed);
    }
    let _ = limit;
    match refused_as(&encoding, body) {
        Some(_) => Content::Unreadable,
        None => Content::Unchanged,
    }
}

/// Says why the encoding of a body makes it unreadable. Returns `None` if it does not.
#[cold]
pub(super) fn refusal(headers: &HeaderMap, body: &[u8]) -> Option<DecodeError> {
    refused_as(&encoding(headers)?, body)
}

fn refused_as(encoding: &str, body: &[u8]) -> Option<DecodeError> {
    // A proxy may decompress the body and keep the header.
    let is_json = || serde_json::from_slice::<IgnoredAny>(body).is_ok();
    if body.is_empty() || matches!(encoding, "" | "identity") {
        return None;
    }
    if !is_gzip(encoding) {
        let was_undone = begins_as_json(body) && is_json();
        return (!was_undone).then(|| {
            DecodeError::content(format!(
                "the response says `Content-Encoding: {encoding}`, which was not asked for"
            ))
        });
    }
    #[cfg(feature = "gzip")]
    if body.starts_with(GZIP) {
        let broken = copy(&mut MultiGzDecoder::new(body), &mut sink()).err()?;
        return Some(DecodeError::content(format!(
            "the gzip content is broken: {broken}"
        )));
    }
    (!is_json()).then(|| {
        DecodeError::content("the response says `Content-Encoding: gzip`, but is not gzip")
    })
}

/// The first bytes of all gzip content.
#[cfg(feature = "gzip")]
const GZIP: &[u8] = b"\x1f\x8b";

/// Returns whether the encoding is gzip, and was asked for.
fn is_gzip(encoding: &str) -> bool {
    ACCEPTED.is_some() && matches!(encoding, "gzip" | "x-gzip")
}

#[cfg(feature = "gzip")]
fn gunzip(body: &[u8], limit: usize) -> io::Result<Bytes> {
    let mut content = Vec::with_capacity(body.len().saturating_mul(4).min(limit));
    // A small body must not grow without bounds. The byte above the limit tells a body at the limit
    // from a larger one.
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    MultiGzDecoder::new(body)
        .take(most)
        .read_to_end(&mut content)?;
    Ok(Bytes::from(content))
}

/// Returns whether the body begins like an object or a list.
#[inline]
pub(super) fn begins_as_json(body: &[u8]) -> bool {
    matches!(body.first(), Some(b'{' | b'['))
}

fn encoding(headers: &HeaderMap) -> Option<String> {
    let encoding = headers.get(CONTENT_ENCODING)?;
    Some(encoding.to_str().unwrap_or("?").trim().to_ascii_lowercase())
}
