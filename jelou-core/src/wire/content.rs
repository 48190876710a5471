//! From the bytes on the wire to the content: compression, character set, byte order mark.

use std::io::Read;

use bytes::Bytes;
use encoding_rs::{Encoding, UTF_8};
use flate2::read::MultiGzDecoder;
use http::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderMap};

use crate::error::DecodeError;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// The content of a body. Bytes that need nothing are not copied.
pub(super) fn decompress(
    headers: &HeaderMap,
    body: Bytes,
    limit: usize,
) -> Result<Bytes, DecodeError> {
    let body = undo_encoding(headers, body, limit)?;
    if body.len() > limit {
        return Err(DecodeError::too_large(limit));
    }
    Ok(body)
}

/// The text of a body, as UTF-8 and without byte order mark.
pub(super) fn text(headers: &HeaderMap, body: &Bytes) -> Bytes {
    let body = transcode(headers, body);
    if body.starts_with(BYTE_ORDER_MARK) {
        return body.slice(BYTE_ORDER_MARK.len()..);
    }
    body
}

fn undo_encoding(headers: &HeaderMap, body: Bytes, limit: usize) -> Result<Bytes, DecodeError> {
    let Some(encoding) = headers.get(CONTENT_ENCODING) else {
        return Ok(body);
    };
    let encoding = encoding.to_str().unwrap_or("?").trim().to_ascii_lowercase();
    match encoding.as_str() {
        "" | "identity" => Ok(body),
        // A body that is missing or was decompressed on the way may keep its header.
        "gzip" | "x-gzip" if !body.starts_with(b"\x1f\x8b") => {
            if body.is_empty() || serde_json::from_slice::<serde::de::IgnoredAny>(&body).is_ok() {
                return Ok(body);
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
            MultiGzDecoder::new(&body[..])
                .take(most)
                .read_to_end(&mut content)
                .map_err(|error| {
                    DecodeError::content(format!("the gzip content is broken: {error}"))
                })?;
            Ok(Bytes::from(content))
        }
        _ => Err(DecodeError::content(format!(
            "the answer says `Content-Encoding: {encoding}`, which was not asked for"
        ))),
    }
}

/// Text in another character set becomes UTF-8; JSON is UTF-8 (RFC 8259, section 8.1), but old
/// gateways disagree.
fn transcode(headers: &HeaderMap, body: &Bytes) -> Bytes {
    let named = headers
        .get(CONTENT_TYPE)
        .and_then(|value| charset(value.to_str().ok()?));
    match named {
        Some(encoding) if encoding != UTF_8 => {
            let (text, _, _) = encoding.decode(body);
            Bytes::from(text.into_owned())
        }
        _ => body.clone(),
    }
}

fn charset(content_type: &str) -> Option<&'static Encoding> {
    let value = content_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then_some(value)
    })?;
    Encoding::for_label(value.trim().trim_matches('"').as_bytes())
}
