//! From the bytes on the wire to the content: compression, character set, byte order mark.

use std::borrow::Cow;
use std::io::Read;

use bytes::Bytes;
use encoding_rs::{Encoding, UTF_8};
use flate2::read::MultiGzDecoder;
use http::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderMap};

use crate::error::DecodeError;

const BYTE_ORDER_MARK: [u8; 3] = *b"\xef\xbb\xbf";

/// The text of a body, as UTF-8 and without byte order mark.
#[inline]
pub(super) fn text<'b>(foreign: Option<&'static Encoding>, body: &'b [u8]) -> Cow<'b, [u8]> {
    match foreign {
        None => Cow::Borrowed(body.strip_prefix(&BYTE_ORDER_MARK).unwrap_or(body)),
        // A byte order mark is taken away here, too.
        Some(encoding) => Cow::Owned(encoding.decode(body).0.into_owned().into_bytes()),
    }
}

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
    let Some(encoding) = compression(headers) else {
        return Ok(None);
    };
    match encoding.as_str() {
        "" | "identity" => Ok(None),
        // A body that is missing or was decompressed on the way may keep its header.
        "gzip" | "x-gzip" if !body.starts_with(b"\x1f\x8b") => {
            if body.is_empty() || serde_json::from_slice::<serde::de::IgnoredAny>(body).is_ok() {
                return Ok(None);
            }
            Err(DecodeError::content(
                "the answer says `Content-Encoding: gzip`, but is not gzip",
            ))
        }
        "gzip" | "x-gzip" => {
            let mut content = Vec::with_capacity(body.len().saturating_mul(4).min(limit));
            // One byte above the limit tells a body at the limit from one beyond it, and keeps a
            // small answer from growing without bounds.
            let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
            MultiGzDecoder::new(body)
                .take(most)
                .read_to_end(&mut content)
                .map_err(|error| {
                    DecodeError::content(format!("the gzip content is broken: {error}"))
                })?;
            Ok(Some(Bytes::from(content)))
        }
        _ => Err(not_asked_for(&encoding)),
    }
}

/// Why an answer that begins as JSON cannot be read, if that is because it is compressed in a way
/// that was not asked for.
pub(super) fn unknown_compression(headers: &HeaderMap) -> Option<DecodeError> {
    let encoding = compression(headers)?;
    let is_known = matches!(encoding.as_str(), "" | "identity" | "gzip" | "x-gzip");
    (!is_known).then(|| not_asked_for(&encoding))
}

fn compression(headers: &HeaderMap) -> Option<String> {
    let encoding = headers.get(CONTENT_ENCODING)?;
    Some(encoding.to_str().unwrap_or("?").trim().to_ascii_lowercase())
}

fn not_asked_for(encoding: &str) -> DecodeError {
    DecodeError::content(format!(
        "the answer says `Content-Encoding: {encoding}`, which was not asked for"
    ))
}

/// The character set of a body, where it is not UTF-8. JSON is UTF-8 (RFC 8259, section 8.1), but
/// old gateways disagree.
pub(super) fn foreign_charset(headers: &HeaderMap) -> Option<&'static Encoding> {
    let content_type = headers.get(CONTENT_TYPE)?.as_bytes();
    // What nearly all servers say, without parsing it.
    if content_type.ends_with(b"charset=utf-8") || !content_type.contains(&b';') {
        return None;
    }
    charset(std::str::from_utf8(content_type).ok()?).filter(|encoding| *encoding != UTF_8)
}

/// Whether the first byte is that of an object or a list.
fn begins_as_json(body: &[u8]) -> bool {
    matches!(body.first(), Some(b'{' | b'['))
}

fn charset(content_type: &str) -> Option<&'static Encoding> {
    let value = content_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then_some(value)
    })?;
    Encoding::for_label(value.trim().trim_matches('"').as_bytes())
}
