//! From an answer to the type that the declaration names.

use bytes::Bytes;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::envelope;
use super::json_path;
use super::received::Received;
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
/// The body is not UTF-8.
pub fn decode_text(answer: &Received) -> Result<String, DecodeError> {
    if answer.body().starts_with(b"\"")
        && let Ok(text) = serde_json::from_slice(answer.body())
    {
        return Ok(text);
    }
    match std::str::from_utf8(answer.body()) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => Err(DecodeError::content(format!(
            "the answer is not UTF-8 text: {error}"
        ))),
    }
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
    if envelope.is_empty() {
        one(answer.body()).map_err(|error| explain::<T>(answer, &error))
    } else {
        let OneOrMany::<T>(mut items) = payload(answer, envelope)?;
        match (items.pop(), items.len()) {
            (Some(item), 0) => Ok(item),
            (last, others) => Err(DecodeError::content(format!(
                "expected one `{}`, found a list of {}",
                short_name::<T>(),
                others + usize::from(last.is_some()),
            ))),
        }
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
    if envelope.is_empty() {
        let OneOrMany(items) = serde_json::from_slice(answer.body())
            .map_err(|error| explain::<Vec<T>>(answer, &error))?;
        Ok(items)
    } else {
        payload(answer, envelope).map(|OneOrMany(items)| items)
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
    let body = answer.body().trim_ascii();
    if body.is_empty() || body == b"null" || body == b"[]" {
        return Ok(None);
    }
    if envelope.is_empty() {
        return decode_one(answer, envelope).map(Some);
    }
    let found: Option<OneOrMany<T>> = envelope::extract(body, envelope)
        .map_err(|error| explain::<T>(answer, &error))?
        .unwrap_or_default();
    Ok(found.and_then(|OneOrMany(mut items)| items.pop()))
}

fn payload<T: DeserializeOwned>(answer: &Received, envelope: &[&str]) -> Result<T, DecodeError> {
    match envelope::extract(answer.body(), envelope) {
        Ok(Some(payload)) => Ok(payload),
        Ok(None) => Err(DecodeError::content(format!(
            "the answer has no member `{}`",
            envelope.join(".")
        ))),
        Err(error) => Err(explain::<T>(answer, &error)),
    }
}

fn one<T: DeserializeOwned>(body: &[u8]) -> Result<T, serde_json::Error> {
    serde_json::from_slice(body).or_else(|error| {
        if !body.trim_ascii_start().starts_with(b"[") {
            return Err(error);
        }
        serde_json::from_slice::<[T; 1]>(body)
            .map(|[item]| item)
            .map_err(|_| error)
    })
}

/// What went wrong, for the reader of the error: an empty body, another content type, or the JSON
/// path to the value that does not fit.
#[cold]
fn explain<T>(answer: &Received, error: &serde_json::Error) -> DecodeError {
    let expected = short_name::<T>();
    if answer.body().trim_ascii().is_empty() {
        return DecodeError::content(format!(
            "empty body where `{expected}` was expected, status {}",
            answer.status().as_u16()
        ));
    }
    let is_json = answer
        .content_type()
        .is_none_or(|content_type| content_type.contains("json"));
    if !is_json && !error.is_data() {
        return DecodeError::content(format!(
            "the answer is `{}`, not JSON; `{expected}` was expected",
            answer.content_type().unwrap_or_default()
        ));
    }
    DecodeError::json(
        &expected,
        json_path::locate(answer.body(), error.line(), error.column()),
        error,
    )
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

/// A list, or one object that stands for a list of one.
struct OneOrMany<T>(Vec<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for OneOrMany<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::lenient::one_or_many(deserializer).map(Self)
    }
}
