//! One error type for every call.

mod api_error;
mod code;
mod failed_success;
mod kind;
mod message;
mod one_line;

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

pub use crate::wire::{DecodeError, EncodeError, Truncation};
pub use api_error::ApiError;
use api_error::{ErrorDetails, NoDetails};
pub use code::ErrorCode;
pub use kind::{ErrorKind, Outcome};
pub use standard::StandardError;
pub use timeline::{AttemptResult, Step, Timeline};
pub use validation::{LocalizedText, ValidationErrors};

use self::message::Message;
use self::one_line::OneLine;
use crate::metadata::{Metadata, RetryClass};
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
pub struct Error(Box<Inner<dyn ErrorDetails>>);

/// The details stand in the same allocation as the rest.
struct Inner<D: ?Sized> {
    kind: ErrorKind,
    outcome: Outcome,
    endpoint: Option<&'static Metadata>,
    message: Message,
    response: Option<Received>,
    /// The body of the response could not be had.
    is_without_body: bool,
    code: Option<ErrorCode>,
    retry_after: Option<Duration>,
    timeline: Timeline,
    field: Cow<'static, str>,
    source: Option<Box<dyn StdError + Send + Sync>>,
    details: D,
}

impl Error {
    fn new(kind: ErrorKind, outcome: Outcome, message: impl Into<Cow<'static, str>>) -> Self {
        Self::with_details(kind, outcome, Message::Own(message.into()), NoDetails)
    }

    fn with_details(
        kind: ErrorKind,
        outcome: Outcome,
        message: Message,
        details: impl ErrorDetails + 'static,
    ) -> Self {
        Self(Box::new(Inner {
            kind,
            outcome,
            endpoint: None,
            message,
            response: None,
            is_without_body: false,
            code: None,
            retry_after: None,
            timeline: Timeline::default(),
            field: Cow::Borrowed(""),
            source: None,
            details,
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

    /// A failure below HTTP.
    pub(crate) fn exchange(kind: ErrorKind, outcome: Outcome, message: String) -> Self {
        Self::new(kind, outcome, message)
    }

    /// A response whose body could not be read: `head` is its head.
    pub(crate) fn with_head(mut self, head: Received) -> Self {
        let status = head.status();
        if !status.is_success() {
            self.0.kind = ErrorKind::Api;
            self.0.outcome = Outcome::of_failure(status);
        } else if self.kind() == ErrorKind::Decode {
            self.0.outcome = Outcome::Accepted;
        }
        self.0.retry_after = wire::retry_after(head.headers());
        self.0.response = Some(head);
        self.0.is_without_body = true;
        self
    }

    pub(crate) fn with_source(mut self, source: Option<Box<dyn StdError + Send + Sync>>) -> Self {
        self.0.source = source;
        self
    }

    pub(crate) fn decode(response: Received, error: DecodeError) -> Self {
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

    /// An error response, with the details that its body holds.
    pub(crate) fn api<T: ApiError>(response: Received) -> Self {
        let outcome = Outcome::of_failure(response.status());
        let made = match T::from_response(&response) {
            Some(details) => Self::with_details(
                ErrorKind::Api,
                outcome,
                Message::Own(Cow::Borrowed("")),
                details,
            ),
            None => Self::new(ErrorKind::Api, outcome, ""),
        };
        made.with_response(response)
    }

    fn with_response(mut self, response: Received) -> Self {
        let details = &self.0.details;
        self.0.message = Message::of_details(details)
            .unwrap_or_else(|| Message::Own(undescribed(&response).into()));
        self.0.code = details.code().map(ErrorCode::from);
        self.0.retry_after = wire::retry_after(response.headers());
        self.0.response = Some(response);
        self
    }

    /// Returns whether the error response was decoded.
    pub(crate) fn has_details(&self) -> bool {
        !self.0.details.as_any().is::<NoDetails>()
    }

    /// The response, for callers that want it whatever it says, if it is whole and not larger than
    /// it may be.
    pub(crate) fn into_response(mut self) -> Result<Received, Self> {
        match self.0.response {
            Some(response) if !self.0.is_without_body && !response.is_too_large() => Ok(response),
            response => {
                self.0.response = response;
                Err(self)
            }
        }
    }

    fn received(&self) -> Option<&Received> {
        self.0.response.as_ref()
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

    pub(crate) fn with_message(mut self, message: String) -> Self {
        self.0.message = Message::Own(message.into());
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
        self.0.message.text(&self.0.details)
    }

    /// The field that cannot be sent, or the path to the member of the response that does not fit,
    /// such as `options[3].title`.
    pub fn field(&self) -> Option<&str> {
        Some(&*self.0.field).filter(|field| !field.is_empty())
    }

    /// The error response, decoded: the service's error type, or the one of the endpoint's `error =`.
    pub fn details<T: ApiError>(&self) -> Option<&T> {
        self.0.details.as_any().downcast_ref()
    }

    /// The id that the server gave the request; its support asks for it.
    pub fn request_id(&self) -> Option<&str> {
        self.0.response.as_ref()?.request_id()
    }

    /// The headers of the response.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.received().map(Received::headers)
    }

    /// Returns the body of the response, decompressed: the whole of it, unless
    /// [`truncation`](Self::truncation) tells how much is kept. `None` where the body did not come whole,
    /// or was larger than the limit on its way. It may hold personal data: the printed forms show names of its
    /// members at most, and no value other than the code and the description of an error response.
    pub fn body(&self) -> Option<&Bytes> {
        let with_body = self.received().filter(|_| !self.0.is_without_body);
        with_body.map(Received::body)
    }

    /// Returns how much of the body is kept, if that is not all of it: a compressed response that is larger
    /// than [`max_response_bytes`](crate::ClientBuilder::max_response_bytes) is decompressed so far.
    pub fn truncation(&self) -> Option<Truncation> {
        self.received()?.truncation()
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
        write!(f, "{}", OneLine(self.message()))?;
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
        if let Some(truncation) = self.truncation() {
            write!(f, " [body {truncation}]")?;
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
            .field("message", &OneLine(self.message()))
            .field("timeline", &format_args!("{}", error.timeline));
        if let Some(response) = &error.response {
            debug
                .field("code", &OneLine(&error.code))
                .field("response", response);
        }
        if let Some(truncation) = self.truncation() {
            debug.field("body", &format_args!("{truncation}"));
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
