//! The error response as most JSON services write it, in every form that the Jelou API uses.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::api_error::ApiError;
use super::code::ErrorCode;
use super::failed_success::reports_failure;
use super::validation::{LocalizedText, LooseVisitor, ValidationErrors};
use crate::wire::Received;

/// A lenient error response: it reads a code and a description wherever they stand.
/// [`from_response`](ApiError::from_response) never fails on a JSON object; where it holds what has no
/// value, such as half of a surrogate pair or the number `1e999`, the rest is read.
///
/// | member | read from |
/// | --- | --- |
/// | code | `code`, `error.code`, `key`, `error.key`, or `error` itself where it is a text |
/// | key | `error.key`, `key` |
/// | description | `description`, `error.description`, `message` (text or list), `error.message` |
/// | client messages | `error.clientMessages`, by language |
/// | validation | `validationError`: field → messages by language |
///
/// The forms come from the API's documentation and from responses seen in public code: the main shape
/// `{message, statusMessage, status, error}` is in the official OpenAPI; flat `code` and
/// `description` only in prose.
///
/// ```
/// use jelou_core::{ApiError, StandardError};
///
/// let error: StandardError = serde_json::from_str(
///     r#"{"message": ["Invalid"], "status": 0, "error": {"code": "E0422", "key": "VALIDATOR_ERROR"}}"#,
/// )?;
/// assert_eq!(error.code(), Some("E0422"));
/// assert_eq!(error.description().as_deref(), Some("Invalid"));
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// # Failures with a success status
///
/// Some services report a failure with 200. One of these members of the object itself, not of a nested
/// one, makes it a failure:
///
/// | member | values of a failure |
/// | --- | --- |
/// | `status` | `0`, `"0"`, `"failed"`, `false` |
/// | `statusMessage` | the same |
/// | `success` | the same |
///
/// ```
/// use jelou_core::{ApiError, StandardError, wire::Received};
///
/// let is_failure = |body: &'static str| {
///     let response = Received::new(http::Response::new(body.into()), 1024)?;
///     Ok::<_, jelou_core::error::DecodeError>(StandardError::is_failure(&response))
/// };
/// assert!(is_failure(r#"{"status": 0, "message": ["Template does not exist"]}"#)?);
/// assert!(is_failure(r#"{"success": false}"#)?);
/// assert!(!is_failure(r#"{"status": "success", "data": [{"status": 0}]}"#)?);
/// # Ok::<(), jelou_core::error::DecodeError>(())
/// ```
///
/// A service that means something else by such a member, as by `{"status": 0}` of a switch that is
/// off, opts out with an error type of its own: [`ApiError`] has an example, and its
/// [`is_failure`](ApiError::is_failure) says no unless it is implemented.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct StandardError {
    /// The code.
    pub code: Option<String>,
    /// The symbolic name that stands beside a code.
    pub key: Option<String>,
    /// What the server says for developers.
    pub description: Option<String>,
    /// What the server says for users, by language.
    pub client_messages: LocalizedText,
    /// Which fields are wrong, and why.
    pub validation: ValidationErrors,
}

/// The members of an error response, as they stand.
#[derive(Default)]
struct Body {
    code: Option<String>,
    key: Option<String>,
    description: Option<String>,
    message: Option<String>,
    error: Option<ErrorMember>,
    validation: ValidationErrors,
}

/// The names of the members that are read.
#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "camelCase")]
enum Member {
    Code,
    Key,
    Description,
    Message,
    Error,
    ValidationError,
    #[serde(other)]
    Unknown,
}

/// A text, in whatever form it comes.
struct Text(Option<String>);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}

/// Takes the usual text as it is, and everything else as [`LooseVisitor`] does.
struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        LooseVisitor.expecting(f)
    }

    fn visit_str<E>(self, text: &str) -> Result<Text, E> {
        Ok(Text((!text.is_empty()).then(|| text.to_owned())))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Text, E> {
        Ok(Text(None))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Text, E> {
        Ok(Text(Some(number.to_string())))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Text, E> {
        Ok(Text(Some(number.to_string())))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Text, E> {
        Ok(Text(Some(number.to_string())))
    }

    fn visit_unit<E>(self) -> Result<Text, E> {
        Ok(Text(None))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Text, A::Error> {
        LooseVisitor
            .visit_seq(seq)
            .map(|list| Text(list.into_text()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Text, A::Error> {
        LooseVisitor.visit_map(map).map(|_| Text(None))
    }
}

/// The member `error`: an object, or a text.
#[derive(Default)]
struct ErrorMember {
    text: Option<String>,
    code: Option<String>,
    key: Option<String>,
    description: Option<String>,
    message: Option<String>,
    client_messages: LocalizedText,
}

/// The names of the members of `error` that are read.
#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "camelCase")]
enum InnerMember {
    Code,
    Key,
    Description,
    Message,
    ClientMessages,
    #[serde(other)]
    Unknown,
}

impl<'de> Deserialize<'de> for ErrorMember {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ErrorMemberVisitor)
    }
}

/// Reads an object by its members, and anything else as [`TextVisitor`] does.
struct ErrorMemberVisitor;

impl ErrorMemberVisitor {
    fn of_text(text: Text) -> ErrorMember {
        ErrorMember {
            text: text.0,
            ..ErrorMember::default()
        }
    }
}

impl<'de> Visitor<'de> for ErrorMemberVisitor {
    type Value = ErrorMember;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        TextVisitor.expecting(f)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ErrorMember, A::Error> {
        let mut error = ErrorMember::default();
        while let Some(member) = map.next_key()? {
            let text = match member {
                InnerMember::Code => &mut error.code,
                InnerMember::Key => &mut error.key,
                InnerMember::Description => &mut error.description,
                InnerMember::Message => &mut error.message,
                InnerMember::ClientMessages => {
                    error.client_messages = map.next_value()?;
                    continue;
                }
                InnerMember::Unknown => {
                    map.next_value::<IgnoredAny>()?;
                    continue;
                }
            };
            *text = map.next_value::<Text>()?.0;
        }
        Ok(error)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<ErrorMember, E> {
        TextVisitor.visit_str(text).map(Self::of_text)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<ErrorMember, E> {
        TextVisitor.visit_bool(value).map(Self::of_text)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<ErrorMember, E> {
        TextVisitor.visit_u64(number).map(Self::of_text)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<ErrorMember, E> {
        TextVisitor.visit_i64(number).map(Self::of_text)
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<ErrorMember, E> {
        TextVisitor.visit_f64(number).map(Self::of_text)
    }

    fn visit_unit<E: Error>(self) -> Result<ErrorMember, E> {
        Ok(ErrorMember::default())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<ErrorMember, A::Error> {
        TextVisitor.visit_seq(seq).map(Self::of_text)
    }
}

impl<'de> Deserialize<'de> for StandardError {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyBody)
    }
}

/// Reads an object; anything else says nothing.
struct AnyBody;

impl<'de> Visitor<'de> for AnyBody {
    type Value = StandardError;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<StandardError, A::Error> {
        let mut body = Body::default();
        while let Some(member) = map.next_key()? {
            let text = match member {
                Member::Code => &mut body.code,
                Member::Key => &mut body.key,
                Member::Description => &mut body.description,
                Member::Message => &mut body.message,
                Member::Error => {
                    body.error = Some(map.next_value()?);
                    continue;
                }
                Member::ValidationError => {
                    body.validation = map.next_value()?;
                    continue;
                }
                Member::Unknown => {
                    map.next_value::<IgnoredAny>()?;
                    continue;
                }
            };
            *text = map.next_value::<Text>()?.0;
        }
        Ok(body.into())
    }

    fn visit_str<E>(self, _: &str) -> Result<StandardError, E> {
        Ok(StandardError::default())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<StandardError, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(StandardError::default())
    }

    fn visit_bool<E>(self, _: bool) -> Result<StandardError, E> {
        Ok(StandardError::default())
    }

    fn visit_u64<E>(self, _: u64) -> Result<StandardError, E> {
        Ok(StandardError::default())
    }

    fn visit_i64<E>(self, _: i64) -> Result<StandardError, E> {
        Ok(StandardError::default())
    }

    fn visit_f64<E>(self, _: f64) -> Result<StandardError, E> {
        Ok(StandardError::default())
    }

    fn visit_unit<E>(self) -> Result<StandardError, E> {
        Ok(StandardError::default())
    }
}

impl From<Body> for StandardError {
    fn from(body: Body) -> Self {
        let Body {
            code,
            key,
            description,
            message,
            error,
            validation,
        } = body;
        let Some(error) = error else {
            return Self {
                code: match best_code(&[code.as_deref(), key.as_deref()]) {
                    Some(1) => key.clone(),
                    _ => code,
                },
                key,
                description: description.or(message),
                client_messages: LocalizedText::default(),
                validation,
            };
        };
        // Without a code, a text in `error` is a description.
        let text = error.text.as_deref().filter(|text| is_documented(text));
        let codes = [
            code.as_deref(),
            error.code.as_deref(),
            key.as_deref(),
            error.key.as_deref(),
            text,
        ];
        let code = match best_code(&codes) {
            Some(0) => code,
            Some(1) => error.code,
            Some(best) => codes[best].map(str::to_owned),
            None => None,
        };
        Self {
            code,
            key: error.key.or(key),
            description: description
                .or(error.description)
                .or(message)
                .or(error.message)
                .or(error.text),
            client_messages: error.client_messages,
            validation,
        }
    }
}

/// Returns which of the codes tells most: a documented one that is not general, or the first.
fn best_code(codes: &[Option<&str>]) -> Option<usize> {
    codes
        .iter()
        .position(|code| code.is_some_and(is_specific))
        .or_else(|| codes.iter().position(Option::is_some))
}

fn is_documented(code: &str) -> bool {
    ErrorCode::from(code).is_documented()
}

fn is_specific(code: &str) -> bool {
    let code = ErrorCode::from(code);
    code.is_documented() && !code.is_general()
}

impl ApiError for StandardError {
    fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    fn description(&self) -> Option<Cow<'_, str>> {
        let said = self
            .description
            .as_deref()
            .or_else(|| self.client_messages.get("en"));
        if self.validation.is_empty() {
            return said.map(Cow::Borrowed);
        }
        let mut text = said.unwrap_or("invalid fields").to_owned();
        for (field, messages) in self.validation.iter() {
            let message = messages
                .iter()
                .find_map(|message| message.get("en"))
                .unwrap_or("invalid");
            text.push_str(&format!("; {field}: {message}"));
        }
        Some(Cow::Owned(text))
    }

    fn is_failure(response: &Received) -> bool {
        reports_failure(response.text_bytes())
    }
}
