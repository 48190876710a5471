//! From an answer to the type that the declaration names.

use std::fmt;

use bytes::Bytes;
use serde::de::{DeserializeOwned, Error as _, IgnoredAny, SeqAccess, Visitor};
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

/// An answer whose body does not matter: `response = ()`.
///
/// # Errors
/// None.
pub fn decode_unit(_answer: &Received) -> Result<(), DecodeError> {
    Ok(())
}

/// The body as bytes: `response = Bytes`.
///
/// # Errors
/// None.
pub fn decode_bytes(answer: &Received) -> Result<Bytes, DecodeError> {
    Ok(answer.body().clone())
}

/// The body as text: `response = String`. A JSON string gives its value, any other body itself.
///
/// # Errors
/// The body is not text.
pub fn decode_text(answer: &Received) -> Result<String, DecodeError> {
    let text = answer.utf_8();
    let text = std::str::from_utf8(&text)
        .map_err(|error| DecodeError::content(format!("the answer is not UTF-8 text: {error}")))?;
    if text.starts_with('"')
        && let Ok(text) = from_str(text)
    {
        return Ok(text);
    }
    Ok(text.to_owned())
}

/// One value: `response = T`. A list of one gives its item.
///
/// # Errors
/// The body is empty, is not JSON, or does not hold a `T`.
#[inline]
pub fn decode_one<T: DeserializeOwned>(
    answer: &Received,
    envelope: &[&str],
) -> Result<T, DecodeError> {
    let text = answer.utf_8();
    let text = utf_8::<T>(answer, &text)?;
    match payload(answer, text, envelope)? {
        Some(payload) => {
            one(payload).map_err(|error| explain_one::<T>(answer, text, payload, envelope, &error))
        }
        None => Err(without_payload(envelope)),
    }
}

/// A list: `response = Vec<T>`. One object gives a list of one.
///
/// # Errors
/// The body is empty, is not JSON, or does not hold a list of `T`.
#[inline]
pub fn decode_list<T: DeserializeOwned>(
    answer: &Received,
    envelope: &[&str],
) -> Result<Vec<T>, DecodeError> {
    let text = answer.utf_8();
    let text = utf_8::<Vec<T>>(answer, &text)?;
    match payload(answer, text, envelope)? {
        Some(payload) => list(payload)
            .map_err(|error| explain::<Vec<T>>(answer, text, payload, envelope, &error)),
        None => Err(without_payload(envelope)),
    }
}

/// One value or none: `response = Option<T>`. No content, `null`, `[]` and a missing payload give
/// `None`.
///
/// # Errors
/// The body is not JSON, or holds something that is not a `T`.
#[inline]
pub fn decode_optional<T: DeserializeOwned>(
    answer: &Received,
    envelope: &[&str],
) -> Result<Option<T>, DecodeError> {
    let text = answer.utf_8();
    let text = utf_8::<T>(answer, &text)?;
    if is_nothing(text) {
        return Ok(None);
    }
    match payload(answer, text, envelope)? {
        Some(payload) if !is_nothing(payload) => one(payload)
            .map(Some)
            .map_err(|error| explain_one::<T>(answer, text, payload, envelope, &error)),
        _ => Ok(None),
    }
}

/// The text, checked as a whole: it costs a fraction of checking string by string.
fn utf_8<'t, T>(answer: &Received, text: &'t [u8]) -> Result<&'t str, DecodeError> {
    std::str::from_utf8(text)
        .map_err(|error| not_utf_8(&short_name::<T>(), answer, text, error.valid_up_to()))
}

#[cold]
fn not_utf_8(expected: &str, answer: &Received, text: &[u8], valid: usize) -> DecodeError {
    if let Some(error) = answer.unknown_compression() {
        return error;
    }
    if !answer.may_be_json() {
        return not_json(expected, answer);
    }
    let before = &text[..valid];
    let lines = before.split(|byte| *byte == b'\n');
    let column = lines.clone().next_back().map_or(0, <[u8]>::len);
    let place = json_path::locate(text, lines.count(), column + 1);
    let error = serde_json::Error::custom("the text is not UTF-8");
    DecodeError::json(expected, place, &error)
}

#[cold]
fn not_json(expected: &str, answer: &Received) -> DecodeError {
    DecodeError::content(format!(
        "the answer is `{}`, not JSON; `{expected}` was expected",
        answer.content_type().unwrap_or_default()
    ))
}

/// No content, `null` or an empty list.
fn is_nothing(json: &str) -> bool {
    let json = json.trim_ascii();
    let items = json
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    json.is_empty() || json == "null" || items.is_some_and(|items| items.trim_ascii().is_empty())
}

/// The text of the payload.
#[inline]
fn payload<'t>(
    answer: &Received,
    text: &'t str,
    envelope: &[&str],
) -> Result<Option<&'t str>, DecodeError> {
    if envelope.is_empty() {
        return Ok(Some(text));
    }
    envelope::find(text, envelope)
        .map_err(|error| explain_text("object", answer, text, text, &[], &error))
}

#[cold]
fn without_payload(envelope: &[&str]) -> DecodeError {
    DecodeError::content(format!("the answer has no member `{}`", envelope.join(".")))
}

/// Why one value cannot be read.
enum NotOne {
    Json(serde_json::Error),
    ListOf(usize),
}

fn one<T: DeserializeOwned>(json: &str) -> Result<T, NotOne> {
    if json.trim_ascii_start().starts_with('[') {
        return one_of_list(json);
    }
    from_str(json).map_err(NotOne::Json)
}

/// A list in place of one value: its only item, or the value itself where that is a list.
#[cold]
fn one_of_list<T: DeserializeOwned>(json: &str) -> Result<T, NotOne> {
    let only_item = || from_str::<[T; 1]>(json).map(|[item]| item);
    if shape::is_struct::<T>() {
        // Whoever watches for what is not known is not told of what is only counted.
        let mut list = serde_json::Deserializer::from_str(json);
        let count = Vec::<IgnoredAny>::deserialize(&mut list)
            .map_err(NotOne::Json)?
            .len();
        if count != 1 {
            return Err(NotOne::ListOf(count));
        }
        return only_item().map_err(NotOne::Json);
    }
    from_str(json).or_else(|error| only_item().map_err(|_| NotOne::Json(error)))
}

#[cold]
fn explain_one<T>(
    answer: &Received,
    text: &str,
    payload: &str,
    envelope: &[&str],
    error: &NotOne,
) -> DecodeError {
    match error {
        NotOne::Json(error) => explain::<T>(answer, text, payload, envelope, error),
        NotOne::ListOf(count) => DecodeError::content(format!(
            "expected one `{}`, found a list of {count}",
            short_name::<T>()
        )),
    }
}

#[cold]
fn explain<T>(
    answer: &Received,
    text: &str,
    payload: &str,
    envelope: &[&str],
    error: &serde_json::Error,
) -> DecodeError {
    explain_text(&short_name::<T>(), answer, text, payload, envelope, error)
}

/// What went wrong, for the reader of the error: an empty body, another content type, or the JSON
/// path to the value that does not fit.
#[cold]
fn explain_text(
    expected: &str,
    answer: &Received,
    text: &str,
    payload: &str,
    envelope: &[&str],
    error: &serde_json::Error,
) -> DecodeError {
    if let Some(error) = answer.unknown_compression() {
        return error;
    }
    if text.trim_ascii().is_empty() {
        return DecodeError::content(format!(
            "empty body where `{expected}` was expected, status {}",
            answer.status().as_u16()
        ));
    }
    if !answer.may_be_json() && !error.is_data() {
        return not_json(expected, answer);
    }
    let place = json_path::locate(payload.as_bytes(), error.line(), error.column());
    DecodeError::json(expected, place.below(envelope), error)
}

/// The type's name without its modules.
fn short_name<T>() -> String {
    let full = std::any::type_name::<T>();
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

/// A list; one item alone stands for a list of one, and `null` for an empty one.
fn list<T: DeserializeOwned>(json: &str) -> serde_json::Result<Vec<T>> {
    let json = json.trim_ascii();
    if json.starts_with('[') {
        return from_str(json).map(|Items(items)| items);
    }
    if json == "null" {
        return Ok(Vec::new());
    }
    from_str(json).map(|item| vec![item])
}

/// The items of a list. A long one grows by little: what it has room for beyond its items would
/// stay with the caller.
struct Items<T>(Vec<T>);

impl<T> Items<T> {
    /// From here on a list no longer doubles.
    const LONG: usize = 1024;

    fn push(&mut self, item: T) {
        let length = self.0.len();
        if length == self.0.capacity() && length >= Self::LONG {
            self.0.reserve_exact(length / 8);
        }
        self.0.push(item);
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Items<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(Self(Vec::new()))
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for Items<T> {
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
