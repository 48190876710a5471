//! `Content-Encoding`: what is asked for is undone, the rest is an error for whoever reads the body.

#[cfg(feature = "gzip")]
use std::io::{self, Read, copy, sink};

#[cfg(feature = "gzip")]
use bytes::Bytes;
#[cfg(feature = "gzip")]
use flate2::read::MultiGzDecoder;
use http::header::{CONTENT_ENCODING, HeaderMap};
use serde::de::IgnoredAny;

use super::error::DecodeError;

/// What an `Accept-Encoding` header asks for.
#[cfg(feature = "gzip")]
pub(crate) const ACCEPTED: Option<&str> = Some("gzip");

/// What an `Accept-Encoding` header asks for.
#[cfg(not(feature = "gzip"))]
pub(crate) const ACCEPTED: Option<&str> = None;

/// What is known of the content of a body after a look at the headers.
pub(super) enum Content {
    /// It stands as it came.
    AsItCame,
    /// It was compressed, and is this.
    #[cfg(feature = "gzip")]
    Decompressed(Bytes),
    /// It cannot be had; [`refusal`] says why.
    Unreadable,
}

/// The content of a body, which is longer than `limit` by one byte at most.
pub(super) fn decompress(headers: &HeaderMap, body: &[u8], limit: usize) -> Content {
    // No body needs no decompression, and many servers send it with the header of all others.
    if body.is_empty() {
        return Content::AsItCame;
    }
    let Some(encoding) = encoding(headers) else {
        return Content::AsItCame;
    };
    #[cfg(feature = "gzip")]
    if is_gzip(&encoding) && body.starts_with(GZIP) {
        return gunzip(body, limit).map_or(Content::Unreadable, Content::Decompressed);
    }
    let _ = limit;
    match refused_as(&encoding, body) {
        Some(_) => Content::Unreadable,
        None => Content::AsItCame,
    }
}

/// Why a body cannot be taken as it stands, if that is for its compression.
#[cold]
pub(super) fn refusal(headers: &HeaderMap, body: &[u8]) -> Option<DecodeError> {
    refused_as(&encoding(headers)?, body)
}

fn refused_as(encoding: &str, body: &[u8]) -> Option<DecodeError> {
    // A body that was decompressed on the way may keep its header.
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

/// How every gzip content begins.
#[cfg(feature = "gzip")]
const GZIP: &[u8] = b"\x1f\x8b";

/// Whether it is the compression that was asked for.
fn is_gzip(encoding: &str) -> bool {
    ACCEPTED.is_some() && matches!(encoding, "gzip" | "x-gzip")
}

#[cfg(feature = "gzip")]
fn gunzip(body: &[u8], limit: usize) -> io::Result<Bytes> {
    let mut content = Vec::with_capacity(body.len().saturating_mul(4).min(limit));
    // One byte above the limit tells a body at the limit from one beyond it, and keeps a small
    // response from growing without bounds.
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    MultiGzDecoder::new(body)
        .take(most)
        .read_to_end(&mut content)?;
    Ok(Bytes::from(content))
}

/// Whether the first byte is that of an object or a list.
#[inline]
pub(super) fn begins_as_json(body: &[u8]) -> bool {
    matches!(body.first(), Some(b'{' | b'['))
}

fn encoding(headers: &HeaderMap) -> Option<String> {
    let encoding = headers.get(CONTENT_ENCODING)?;
    Some(encoding.to_str().unwrap_or("?").trim().to_ascii_lowercase())
}
