//! `Content-Encoding`: what is asked for is undone, the rest is an error.

use bytes::Bytes;
use http::header::{CONTENT_ENCODING, HeaderMap};

use crate::error::DecodeError;

/// What an `Accept-Encoding` header asks for.
#[cfg(feature = "gzip")]
pub(crate) const ACCEPTED: Option<&str> = Some("gzip");

/// What an `Accept-Encoding` header asks for.
#[cfg(not(feature = "gzip"))]
pub(crate) const ACCEPTED: Option<&str> = None;

/// The content of a body whose bytes are compressed.
pub(super) fn decompress(
    headers: &HeaderMap,
    body: &[u8],
    limit: usize,
) -> Result<Option<Bytes>, DecodeError> {
    // It needs no look at the headers then: gzip never does.
    if begins_as_json(body) {
        return Ok(None);
    }
    match encoding(headers).as_deref() {
        None | Some("" | "identity") => Ok(None),
        #[cfg(feature = "gzip")]
        Some("gzip" | "x-gzip") => gunzip(body, limit),
        Some(encoding) => {
            let _ = limit;
            Err(not_asked_for(encoding))
        }
    }
}

/// Why an answer that begins as JSON cannot be read, if that is because it is compressed in a way
/// that was not asked for.
pub(super) fn unknown(headers: &HeaderMap) -> Option<DecodeError> {
    let encoding = encoding(headers)?;
    let is_known = match encoding.as_str() {
        "" | "identity" => true,
        "gzip" | "x-gzip" => ACCEPTED.is_some(),
        _ => false,
    };
    (!is_known).then(|| not_asked_for(&encoding))
}

#[cfg(feature = "gzip")]
fn gunzip(body: &[u8], limit: usize) -> Result<Option<Bytes>, DecodeError> {
    use std::io::Read;

    use flate2::read::MultiGzDecoder;

    if !body.starts_with(b"\x1f\x8b") {
        // A body that is missing or was decompressed on the way may keep its header.
        if body.is_empty() || serde_json::from_slice::<serde::de::IgnoredAny>(body).is_ok() {
            return Ok(None);
        }
        return Err(DecodeError::content(
            "the answer says `Content-Encoding: gzip`, but is not gzip",
        ));
    }
    let mut content = Vec::with_capacity(body.len().saturating_mul(4).min(limit));
    // One byte above the limit tells a body at the limit from one beyond it, and keeps a small
    // answer from growing without bounds.
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    MultiGzDecoder::new(body)
        .take(most)
        .read_to_end(&mut content)
        .map_err(|error| DecodeError::content(format!("the gzip content is broken: {error}")))?;
    Ok(Some(Bytes::from(content)))
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

fn not_asked_for(encoding: &str) -> DecodeError {
    DecodeError::content(format!(
        "the answer says `Content-Encoding: {encoding}`, which was not asked for"
    ))
}
