//! The error answer as most JSON services write it, in every form that the Jelou API uses.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::code::ErrorCode;
use super::parts::ApiError;
use super::validation::{LocalizedText, Loose, LooseVisitor, ValidationErrors};
use crate::wire::Received;

/// A lenient error answer: it reads a code and a description wherever they stand, and never fails
/// on a JSON body.
///
/// | member | read from |
/// | --- | --- |
/// | code | `code`, `error.code`, `key`, `error.key`, or `error` itself where it is a text |
/// | key | `error.key`, `key` |
/// | description | `description`, `error.description`, `message` (text or list), `error.message` |
/// | client messages | `error.clientMessages`, by language |
/// | validation | `validationError`: field → messages by language |
///
/// The forms come from the API's documentation and from answers seen in public code: the main shape
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

#[derive(Deserialize, Default)]
struct Body {
    #[serde(default)]
    code: Loose,
    #[serde(default)]
    key: Loose,
    #[serde(default)]
    description: Loose,
    #[serde(default)]
    message: Loose,
    #[serde(default)]
    error: ErrorMember,
    #[serde(default, rename = "validationError")]
    validation: ValidationErrors,
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

impl<'de> Deserialize<'de> for ErrorMember {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut error = Self::default();
        match deserializer.deserialize_any(LooseVisitor)? {
            Loose::Members(members) => {
                for (name, value) in members {
                    match name.as_str() {
                        "code" => error.code = value.into_text(),
                        "key" => error.key = value.into_text(),
                        "description" => error.description = value.into_text(),
                        "message" => error.message = value.into_text(),
                        "clientMessages" => {
                            error.client_messages = LocalizedText::from_loose(value);
                        }
                        _ => {}
                    }
                }
            }
            other => error.text = other.into_text(),
        }
        Ok(error)
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

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<StandardError, A::Error> {
        Body::deserialize(MapAccessDeserializer::new(map)).map(StandardError::from)
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
        let key = key.into_text();
        let codes = [
            code.into_text(),
            error.code,
            key.clone(),
            error.key.clone(),
            error.text.clone(),
        ];
        // A documented code wins over a number beside it; without one, a text in `error` is a
        // description, not a code.
        let is_documented = |code: &Option<String>| {
            code.as_deref()
                .is_some_and(|code| ErrorCode::from(code).is_documented())
        };
        let code = codes
            .iter()
            .find(|code| is_documented(code))
            .or_else(|| codes[..4].iter().find(|code| code.is_some()))
            .cloned()
            .flatten();
        let description = description
            .into_text()
            .or(error.description)
            .or_else(|| message.into_text())
            .or(error.message)
            .or(error.text);
        Self {
            code,
            key: error.key.or(key),
            description,
            client_messages: error.client_messages,
            validation,
        }
    }
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

    fn is_failure(answer: &Received) -> bool {
        reports_failure(&answer.text())
    }
}

/// Whether a body says that the request failed: `status` is 0 or `"failed"`, `statusMessage` is
/// `"failed"`, or `success` is false.
///
/// The bytes are searched first, so that a usual success body is not parsed twice.
fn reports_failure(body: &[u8]) -> bool {
    #[derive(Deserialize)]
    struct Flags {
        #[serde(default)]
        status: Flag,
        #[serde(default, rename = "statusMessage")]
        message: Flag,
        #[serde(default)]
        success: Flag,
    }

    if !body.trim_ascii_start().starts_with(b"{") || !may_report_failure(body) {
        return false;
    }
    serde_json::from_slice::<Flags>(body).is_ok_and(|flags| {
        [&flags.status, &flags.message, &flags.success]
            .into_iter()
            .any(|flag| matches!(flag, Flag::Failed))
    })
}

/// Whether a member that may say so has one of the failing values anywhere in the body.
fn may_report_failure(body: &[u8]) -> bool {
    const NAMES: [&[u8]; 3] = [b"status\"", b"statusMessage\"", b"success\""];
    const VALUES: [&[u8]; 4] = [b"0", b"\"failed\"", b"\"0\"", b"false"];

    memchr::memchr_iter(b':', body).any(|at| {
        let (before, after) = (
            body[..at].trim_ascii_end(),
            body[at + 1..].trim_ascii_start(),
        );
        VALUES.iter().any(|value| after.starts_with(value))
            && NAMES.iter().any(|name| before.ends_with(name))
    })
}

/// A member that may say that the request failed.
#[derive(Default)]
enum Flag {
    Failed,
    #[default]
    Fine,
}

impl<'de> Deserialize<'de> for Flag {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde_json::Value;

        let failed = match Value::deserialize(deserializer)? {
            Value::Bool(success) => !success,
            Value::Number(status) => status.as_i64() == Some(0),
            Value::String(status) => status == "failed" || status == "0",
            _ => false,
        };
        Ok(if failed { Self::Failed } else { Self::Fine })
    }
}
