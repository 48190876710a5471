//! Decodes a response to the type that the declaration names.

use std::any::type_name;
use std::fmt;

use bytes::Bytes;
use serde::de::{DeserializeOwned, Error as _, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

#[cfg(not(feature = "drift"))]
use serde_json::from_str;

use super::envelope;
use super::json_path;
use super::received::Received;
use super::shape;
#[cfg(feature = "drift")]
use crate::drift::from_str;
use crate::error::DecodeError;

/// Decodes a response whose body does not matter: `response = ()`.
///
/// # Errors
/// None.
pub fn decode_unit(_response: &Received) -> Result<(), DecodeError> {
    Ok(())
}

/// Decodes the body as bytes: `response = Bytes`.
///
/// # Errors
/// The body is still compressed.
pub fn decode_bytes(response: &Received) -> Result<Bytes, DecodeError> {
    match response.compression_refusal() {
        Some(error) => Err(error),
        None => Ok(response.body().clone()),
    }
}

/// Decodes the body as text: `response = String`. A JSON string gives its value, any other body its
/// text.
///
/// # Errors
/// The body is not text.
pub fn decode_text(response: &Received) -> Result<String, DecodeError> {
    if let Some(error) = response.compression_refusal() {
        return Err(error);
    }
    let text = std::str::from_utf8(response.text_bytes()).map_err(|error| {
        let charset = response.charset_declaration();
        DecodeError::content(format!("the response is not UTF-8 text: {error}{charset}"))
    })?;
    if text.trim_ascii_start().starts_with('"')
        && let Ok(text) = from_str(text)
    {
        return Ok(text);
    }
    Ok(text.to_owned())
}

/// Decodes one value: `response = T`. A list of one gives its item.
///
/// # Errors
/// The body is empty, is not JSON, or does not hold a `T`.
pub fn decode_one<T: DeserializeOwned>(
    response: &Received,
    envelope: &[&str],
) -> Result<T, DecodeError> {
    // The fast path of the usual response.
    if envelope.is_empty()
        && let Some(object) = response.object()
        && let Ok(value) = from_str(object)
    {
        return Ok(value);
    }
    let body = Body::new(response, envelope, type_name::<T>);
    one(&body, body.candidates(shape::is_struct::<T>)?)
}

/// Decodes a list: `response = Vec<T>`. One object gives a list of one.
///
/// # Errors
/// The body is empty, is not JSON, or does not hold a list of `T`.
pub fn decode_list<T: DeserializeOwned>(
    response: &Received,
    envelope: &[&str],
) -> Result<Vec<T>, DecodeError> {
    let body = Body::new(response, envelope, type_name::<Vec<T>>);
    let payload = body.payload()?;
    if payload == "null" {
        return Ok(Vec::new());
    }
    let items = if payload.starts_with('[') {
        from_str(payload).map(|CompactList(items)| items)
    } else {
        from_str(payload).map(|item| vec![item])
    };
    items.map_err(|error| body.explain(payload, &error))
}

/// Decodes one value or none: `response = Option<T>`. An empty body, `null`, `[]` and a missing payload
/// give `None`.
///
/// # Errors
/// The body is not JSON, or holds something that is not a `T`.
pub fn decode_optional<T: DeserializeOwned>(
    response: &Received,
    envelope: &[&str],
) -> Result<Option<T>, DecodeError> {
    let body = Body::new(response, envelope, type_name::<T>);
    match body.optional_payload()? {
        Some(payload) => one(&body, body.candidates_of(payload, shape::is_struct::<T>)?).map(Some),
        None => Ok(None),
    }
}

fn one<T: DeserializeOwned>(body: &Body<'_>, candidates: Candidates<'_>) -> Result<T, DecodeError> {
    let Candidates {
        payload,
        first,
        item,
    } = candidates;
    let error = match from_str(first) {
        Ok(value) => return Ok(value),
        Err(error) => error,
    };
    if let Some(item) = item
        && let Ok(value) = from_str(item)
    {
        return Ok(value);
    }
    Err(body.explain_within(payload, first, &error))
}

/// The parts of a payload that may be one value.
#[derive(Clone, Copy)]
struct Candidates<'t> {
    payload: &'t str,
    first: &'t str,
    /// The only item of a list, to be tried if the list itself is not a value.
    item: Option<&'t str>,
}

/// A body that is being decoded. Nothing here is generic, so that an endpoint adds little code.
struct Body<'a> {
    response: &'a Received,
    text: &'a [u8],
    envelope: &'a [&'a str],
    /// Returns the full name of the type.
    expected: fn() -> &'static str,
}

impl<'a> Body<'a> {
    fn new(
        response: &'a Received,
        envelope: &'a [&'a str],
        expected: fn() -> &'static str,
    ) -> Self {
        Self {
            response,
            text: response.text_bytes(),
            envelope,
            expected,
        }
    }

    /// Returns the text. Checking it as a whole costs a fraction of checking each string.
    fn text(&self) -> Result<&str, DecodeError> {
        if self.response.is_compressed()
            && let Some(error) = self.response.compression_refusal()
        {
            return Err(error);
        }
        std::str::from_utf8(self.text).map_err(|error| self.not_utf_8(error.valid_up_to()))
    }

    /// Returns the text of the payload.
    fn payload(&self) -> Result<&str, DecodeError> {
        let text = self.text()?;
        if self.envelope.is_empty() {
            return Ok(text.trim_ascii());
        }
        self.inside_envelope(text)?
            .ok_or_else(|| self.without_member())
    }

    #[cold]
    fn without_member(&self) -> DecodeError {
        let member = self.envelope.join(".");
        DecodeError::content(format!("the response has no member `{member}`"))
    }

    /// Returns the text of the payload, unless it is missing or empty.
    fn optional_payload(&self) -> Result<Option<&str>, DecodeError> {
        let text = self.text()?;
        if is_nothing(text) {
            return Ok(None);
        }
        let payload = if self.envelope.is_empty() {
            Some(text.trim_ascii())
        } else {
            self.inside_envelope(text)?
        };
        Ok(payload.filter(|payload| !is_nothing(payload)))
    }

    fn inside_envelope<'t>(&self, text: &'t str) -> Result<Option<&'t str>, DecodeError> {
        envelope::find(text, self.envelope)
            .map_err(|error| self.explain_text("object", text, 0, &[], &error))
    }

    /// Returns the parts of the body that may be one value.
    fn candidates(&self, is_struct: fn() -> bool) -> Result<Candidates<'_>, DecodeError> {
        self.candidates_of(self.payload()?, is_struct)
    }

    /// Returns the parts of a payload that may be one value. A list in place of a struct is a list of
    /// structs; any other type may be a list itself, or the only item of one.
    #[inline]
    fn candidates_of<'t>(
        &self,
        payload: &'t str,
        is_struct: fn() -> bool,
    ) -> Result<Candidates<'t>, DecodeError> {
        let mut candidates = Candidates {
            payload,
            first: payload,
            item: None,
        };
        if payload.starts_with('[') {
            let item = self.only_item(payload);
            if is_struct() {
                candidates.first = item?;
            } else {
                candidates.item = item.ok();
            }
        }
        Ok(candidates)
    }

    /// Returns the text of the only item of a list.
    fn only_item<'t>(&self, payload: &'t str) -> Result<&'t str, DecodeError> {
        let items = envelope::items(payload).map_err(|error| self.explain(payload, &error))?;
        match items[..] {
            [item] => Ok(item),
            _ => Err(DecodeError::content(format!(
                "expected one `{}`, found a list of {}",
                self.expected(),
                items.len()
            ))),
        }
    }

    /// Returns the type's name without its modules.
    fn expected(&self) -> String {
        short_name((self.expected)())
    }

    /// Explains a parser error in the payload.
    #[cold]
    fn explain(&self, payload: &str, error: &serde_json::Error) -> DecodeError {
        self.explain_text(&self.expected(), payload, 0, self.envelope, error)
    }

    /// Explains a parser error in an item of the payload.
    #[cold]
    fn explain_within(&self, payload: &str, item: &str, error: &serde_json::Error) -> DecodeError {
        let before = item.as_ptr().addr() - payload.as_ptr().addr();
        self.explain_text(&self.expected(), payload, before, self.envelope, error)
    }

    /// Explains a parser error: an empty body, another content type, or the JSON path to the value
    /// that does not fit. The parser began after `before` bytes.
    #[cold]
    fn explain_text(
        &self,
        expected: &str,
        payload: &str,
        before: usize,
        envelope: &[&str],
        error: &serde_json::Error,
    ) -> DecodeError {
        if self.text.trim_ascii().is_empty() {
            return DecodeError::content(format!(
                "empty body where `{expected}` was expected, status {}",
                self.response.status().as_u16()
            ));
        }
        if let Some(error) = self.response.compression_refusal() {
            return error;
        }
        if !self.response.may_be_json() && !error.is_data() {
            return self.not_json(expected);
        }
        let (line, column) = position(&payload.as_bytes()[..before]);
        let column = if error.line() == 1 { column } else { 0 } + error.column();
        let place = json_path::locate(payload.as_bytes(), line + error.line(), column);
        DecodeError::json(expected, place.below(envelope), error)
    }

    #[cold]
    fn not_utf_8(&self, valid: usize) -> DecodeError {
        if let Some(error) = self.response.compression_refusal() {
            return error;
        }
        let expected = self.expected();
        if !self.response.may_be_json() {
            return self.not_json(&expected);
        }
        let (line, column) = position(&self.text[..valid]);
        let place = json_path::locate(self.text, line + 1, column + 1);
        let charset = self.response.charset_declaration();
        let error = serde_json::Error::custom(format!("the text is not UTF-8{charset}"));
        DecodeError::json(&expected, place, &error)
    }

    fn not_json(&self, expected: &str) -> DecodeError {
        DecodeError::content(format!(
            "the response is `{}`, not JSON; `{expected}` was expected",
            self.response.content_type().unwrap_or_default()
        ))
    }
}

/// Returns whether the text is blank, `null` or an empty list.
fn is_nothing(json: &str) -> bool {
    let json = json.trim_ascii();
    let items = json
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    json.is_empty() || json == "null" || items.is_some_and(|items| items.trim_ascii().is_empty())
}

/// Returns the number of line breaks, and the number of bytes after the last one.
fn position(text: &[u8]) -> (usize, usize) {
    let lines = text.split(|byte| *byte == b'\n');
    let column = lines.clone().next_back().map_or(0, <[u8]>::len);
    (lines.count() - 1, column)
}

/// Returns a type's name without its modules.
fn short_name(full: &str) -> String {
    let mut short = String::with_capacity(full.len());
    let mut word = 0;
    let mut rest = full;
    while let Some(at) = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')) {
        short.push_str(&rest[..at]);
        if rest[at..].starts_with("::") {
            short.truncate(word);
            rest = &rest[at + 2..];
            continue;
        }
        let width = rest[at..].chars().next().map_or(1, char::len_utf8);
        short.push_str(&rest[at..at + width]);
        word = short.len();
        rest = &rest[at + width..];
    }
    short.push_str(rest);
    short
}

/// A decoded list. A long one grows in small steps, because the caller keeps its spare capacity.
struct CompactList<T>(Vec<T>);

impl<T> CompactList<T> {
    /// A list of this length no longer doubles.
    const LONG: usize = 1024;

    fn push(&mut self, item: T) {
        let length = self.0.len();
        if length == self.0.capacity() && length >= Self::LONG {
            self.0.reserve_exact(length / 8);
        }
        self.0.push(item);
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for CompactList<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(Self(Vec::new()))
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for CompactList<T> {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut seq: A) -> Result<Self, A::Error> {
        while let Some(item) = seq.next_element()? {
            self.push(item);
        }
        Ok(self)
    }
}
