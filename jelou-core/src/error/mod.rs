//! One error type for every call.

mod code;
mod failed_success;
mod kind;
mod mended;
mod one_line;
mod parts;
mod reason;
mod standard;
mod timeline;
mod validation;

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::StatusCode;
use http::header::{HeaderMap, LOCATION};

pub use code::ErrorCode;
pub use kind::{ErrorKind, Outcome};
pub use parts::ApiError;
pub(crate) use parts::ErrorDetails;
pub use parts::{DecodeError, EncodeError};
pub use standard::StandardError;
pub use timeline::{AttemptResult, Step, Timeline};
pub use validation::{LocalizedText, ValidationErrors};

use self::one_line::OneLine;
use crate::endpoint::{Metadata, RetryClass};
use crate::transport::TransportError;
use crate::wire::{self, Received};

/// Why a call failed, and what it did at the server.
///
/// `Display` is one line that a person can act on; `{:#}` adds the timeline and the errors below.
/// `Debug` adds the numbers. Line breaks and other control characters of a server's text stand as
/// escapes, and a long text is cut with `…`; [`Error::message`] has it as it came.
///
/// No printed form shows a value of a body that could not be decoded: values may be personal data,
/// and are reached with [`Error::body`]. Names of types and members are shown, also the keys of
/// maps, and so is what the server says in its error responses: its code, its description and the
/// request id.
///
/// ```no_run
/// # async fn example(call: jelou_core::CallFuture<()>) {
/// use jelou_core::{ErrorCode, Outcome};
///
/// if let Err(error) = call.await {
///     match error.code() {
///         Some(ErrorCode::BotNotFound) => eprintln!("check the bot id"),
///         _ if error.outcome() == Outcome::NotSent => eprintln!("try again: {error}"),
///         _ => eprintln!("{error}"),
///     }
/// }
/// # }
/// ```
pub struct Error(Box<Inner>);

struct Inner {
    kind: ErrorKind,
    outcome: Outcome,
    endpoint: Option<&'static Metadata>,
    message: Cow<'static, str>,
    response: Option<Box<Received>>,
    /// The body of the response could not be had.
    is_without_body: bool,
    code: Option<ErrorCode>,
    details: Option<Box<dyn ErrorDetails>>,
    retry_after: Option<Duration>,
    timeline: Timeline,
    field: Cow<'static, str>,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

impl Error {
    fn new(kind: ErrorKind, outcome: Outcome, message: impl Into<Cow<'static, str>>) -> Self {
        Self(Box::new(Inner {
            kind,
            outcome,
            endpoint: None,
            message: message.into(),
            response: None,
            is_without_body: false,
            code: None,
            details: None,
            retry_after: None,
            timeline: Timeline::default(),
            field: Cow::Borrowed(""),
            source: None,
        }))
    }

    /// A setting that cannot work, found when the client is built or when a service is first used.
    pub fn configuration(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(ErrorKind::Configuration, Outcome::NotSent, message)
    }

    pub(crate) fn credential(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(ErrorKind::Credential, Outcome::NotSent, message)
    }

    pub(crate) fn encode(endpoint: &'static Metadata, error: EncodeError) -> Self {
        let mut made = Self::new(ErrorKind::Encode, Outcome::NotSent, error.to_string());
        made.0.field = error.into_field();
        made.with_endpoint(endpoint)
    }

    pub(crate) fn timeout(outcome: Outcome, message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(ErrorKind::Timeout, outcome, message)
    }

    pub(crate) fn transport(error: TransportError) -> Self {
        let (kind, outcome) = if error.is_setup() {
            (ErrorKind::Configuration, Outcome::NotSent)
        } else if error.is_too_large() {
            (ErrorKind::Decode, Outcome::Unknown)
        } else if error.was_sent() {
            (ErrorKind::Transport, Outcome::Unknown)
        } else if error.is_connect() {
            (ErrorKind::Connect, Outcome::NotSent)
        } else {
            (ErrorKind::Transport, Outcome::NotSent)
        };
        let mut made = Self::new(kind, outcome, error.to_string());
        made.0.source = error.into_source();
        made
    }

    /// A response whose body could not be had: `response` is its head.
    pub(crate) fn without_body(error: TransportError, response: Box<Received>) -> Self {
        let status = response.status();
        let mut made = Self::transport(error);
        if !status.is_success() {
            made.0.kind = ErrorKind::Api;
            made.0.outcome = Outcome::of_failure(status);
        } else if made.kind() == ErrorKind::Decode {
            made.0.outcome = Outcome::Accepted;
        }
        made.0.retry_after = wire::retry_after(response.headers());
        made.0.response = Some(response);
        made.0.is_without_body = true;
        made
    }

    pub(crate) fn decode(response: Box<Received>, error: DecodeError) -> Self {
        let mut made = Self::new(
            ErrorKind::Decode,
            Outcome::of_status(response.status()),
            error.to_string(),
        );
        made.0.response = Some(response);
        made.0.field = error.path().to_owned().into();
        made.0.source = error.into_source().map(Into::into);
        made
    }

    pub(crate) fn api(response: Box<Received>, details: Option<Box<dyn ErrorDetails>>) -> Self {
        let message = details
            .as_ref()
            .and_then(|details| details.description().map(Cow::into_owned))
            .unwrap_or_else(|| undescribed(&response));
        let mut made = Self::new(
            ErrorKind::Api,
            Outcome::of_failure(response.status()),
            message,
        );
        made.0.code = details
            .as_ref()
            .and_then(|details| details.code().map(ErrorCode::from));
        made.0.retry_after = wire::retry_after(response.headers());
        made.0.details = details;
        made.0.response = Some(response);
        made
    }

    /// The response, for callers that want it whatever it says.
    pub(crate) fn into_response(mut self) -> Result<Box<Received>, Self> {
        match self.0.response {
            Some(response) if !self.0.is_without_body => Ok(response),
            response => {
                self.0.response = response;
                Err(self)
            }
        }
    }

    fn received(&self) -> Option<&Received> {
        self.0.response.as_deref()
    }

    pub(crate) fn with_endpoint(mut self, endpoint: &'static Metadata) -> Self {
        self.0.endpoint = Some(endpoint);
        self
    }

    pub(crate) fn with_timeline(mut self, timeline: Timeline) -> Self {
        self.0.timeline = timeline;
        self
    }

    /// An earlier attempt may have taken effect, whatever became of the last.
    pub(crate) fn merge_outcome(mut self, earlier: Option<&Self>) -> Self {
        if earlier.is_some_and(|earlier| earlier.outcome() == Outcome::Unknown) {
            self.0.outcome = Outcome::Unknown;
        }
        self
    }

    pub(crate) fn with_retry_after(mut self, retry_after: Duration) -> Self {
        self.0.retry_after = Some(retry_after);
        self
    }

    /// What `{:#}` adds: the timeline, and the errors below this one.
    fn fmt_chain(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.0.timeline.steps().is_empty() {
            write!(f, "\n  {}", self.0.timeline)?;
        }
        let mut source = StdError::source(self);
        while let Some(cause) = source {
            write!(f, "\n  caused by: {}", OneLine(cause))?;
            source = cause.source();
        }
        Ok(())
    }

    /// Whether the request can change anything at the server.
    fn has_effects(&self) -> bool {
        self.0
            .endpoint
            .is_none_or(|endpoint| endpoint.retry != RetryClass::Safe)
    }

    /// What kind of failure it is.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// What the call did at the server.
    pub fn outcome(&self) -> Outcome {
        self.0.outcome
    }

    /// The endpoint that was called.
    pub fn endpoint(&self) -> Option<&'static Metadata> {
        self.0.endpoint
    }

    /// The status of the response.
    pub fn status(&self) -> Option<StatusCode> {
        self.received().map(Received::status)
    }

    /// The error code that the server gave.
    pub fn code(&self) -> Option<&ErrorCode> {
        self.0.code.as_ref()
    }

    /// What the server says, or what this library found: whole, and as it came. The printed forms
    /// of the error show it on one line.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// The field that cannot be sent, or the path to the member of the response that does not fit,
    /// such as `options[3].title`.
    pub fn field(&self) -> Option<&str> {
        Some(&*self.0.field).filter(|field| !field.is_empty())
    }

    /// The error response, decoded: the service's error type, or the one of the endpoint's `error =`.
    pub fn details<T: ApiError>(&self) -> Option<&T> {
        self.0.details.as_ref()?.as_any().downcast_ref()
    }

    /// The id that the server gave the request; its support asks for it.
    pub fn request_id(&self) -> Option<&str> {
        self.0.response.as_ref()?.request_id()
    }

    /// The headers of the response.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.received().map(Received::headers)
    }

    /// The whole body of the response. It may hold personal data: the printed forms show names of its
    /// members at most, and no value other than the code and the description of an error response.
    pub fn body(&self) -> Option<&Bytes> {
        let whole = self.received().filter(|_| !self.0.is_without_body);
        whole.map(Received::body)
    }

    /// How long to wait before another call, where the server or the rate limit says so.
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// What the call did, step by step.
    pub fn timeline(&self) -> &Timeline {
        &self.0.timeline
    }
}

/// What can be said of an error response without a description.
fn undescribed(response: &Received) -> String {
    if response.status().is_redirection()
        && let Some(location) = response.headers().get(LOCATION)
    {
        // The query may hold what is not to be printed.
        let location = String::from_utf8_lossy(location.as_bytes());
        let place = location.split(['?', '#']).next().unwrap_or_default();
        return format!(
            "the server redirects to `{place}`, which is not followed, so that the credential stays \
             with its host; correct the base URL"
        );
    }
    match response.content_type() {
        _ if response.body().is_empty() => "the response has no body".to_owned(),
        Some(content_type) if !response.may_be_json() => {
            format!("the response is `{content_type}`, not JSON: it may come from a proxy")
        }
        _ if std::str::from_utf8(response.body()).is_err() => {
            let charset = response.charset_declaration();
            format!("the response is not UTF-8 text{charset}")
        }
        _ => "the response describes no error".to_owned(),
    }
}

/// An error of a transport outside a call, such as one that could not be created.
impl From<TransportError> for Error {
    fn from(error: TransportError) -> Self {
        Self::transport(error)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let error = &*self.0;
        if let Some(endpoint) = error.endpoint {
            write!(
                f,
                "{} ({} {}): ",
                endpoint.name, endpoint.method, endpoint.template
            )?;
        }
        if let Some(status) = self.status() {
            write!(f, "{status}")?;
            if let Some(code) = &error.code {
                write!(f, " `{}`", OneLine(code))?;
            }
            f.write_str(": ")?;
        }
        write!(f, "{}", OneLine(&error.message))?;
        let attempts = error.timeline.attempts();
        if attempts > 1 {
            write!(f, ", after {attempts} attempts")?;
        }
        if let Some(wait) = error.retry_after {
            write!(f, "; retry after {}", timeline::Short(wait))?;
        }
        match error.outcome {
            Outcome::NotSent if error.endpoint.is_some() => f.write_str(" [not sent]")?,
            Outcome::Unknown if self.has_effects() => {
                f.write_str(" [the request may have taken effect]")?;
            }
            Outcome::Accepted if self.has_effects() => {
                f.write_str(" [the server accepted the request]")?;
            }
            Outcome::NotSent | Outcome::Refused | Outcome::Unknown | Outcome::Accepted => {}
        }
        if let Some(request_id) = self.request_id() {
            write!(f, " [request id {}]", OneLine(request_id))?;
        }
        if f.alternate() {
            self.fmt_chain(f)?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let error = &*self.0;
        let mut debug = f.debug_struct("Error");
        debug
            .field("kind", &error.kind)
            .field("outcome", &error.outcome)
            .field("endpoint", &error.endpoint.map(|endpoint| endpoint.name))
            .field("message", &OneLine(&error.message))
            .field("timeline", &format_args!("{}", error.timeline));
        if let Some(response) = &error.response {
            debug
                .field("code", &OneLine(&error.code))
                .field("response", response);
        }
        if let Some(wait) = error.retry_after {
            debug.field("retry_after", &wait);
        }
        if let Some(source) = &error.source {
            debug.field("source", source);
        }
        debug.finish()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0
            .source
            .as_deref()
            .map(|source| source as &(dyn StdError + 'static))
    }
}
