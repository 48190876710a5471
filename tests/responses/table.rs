//! The rows of a table, and a check that reports every row that fails.

use std::fmt::Debug;

use bytes::Bytes;
use http::Response;
use jelou::{Client, Endpoint, Error, ErrorKind, Outcome};
use jelou_tests::{Memory, response};

use crate::api::client;

/// A response and its result.
pub(crate) struct Row {
    name: String,
    got: Result<String, Error>,
    expected: Expected,
}

enum Expected {
    /// The value, as `Debug` prints it.
    Value(String),
    Failure(Failure),
}

struct Failure {
    kind: ErrorKind,
    outcome: Outcome,
    status: Option<u16>,
    code: Option<String>,
    field: Option<String>,
    message: Message,
}

enum Message {
    Is(String),
    Begins(String),
}

/// A JSON response with status 200.
pub(crate) fn ok(body: impl Into<Bytes>) -> Response<Bytes> {
    json(200, body)
}

/// A JSON response.
pub(crate) fn json(status: u16, body: impl Into<Bytes>) -> Response<Bytes> {
    response(status, &[("content-type", "application/json")], body)
}

/// A response of another media type.
pub(crate) fn typed(status: u16, content_type: &str, body: impl Into<Bytes>) -> Response<Bytes> {
    response(status, &[("content-type", content_type)], body)
}

/// Makes one call that receives this response, and returns its result.
pub(crate) fn receive<E: Endpoint>(
    request: E,
    response: Response<Bytes>,
) -> Result<E::Response, Error> {
    response_of(&client(&Memory::new().then(Ok(response))), request)
}

/// Runs one call of a client to its end.
pub(crate) fn response_of<E: Endpoint>(client: &Client, request: E) -> Result<E::Response, Error> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .unwrap();
    let call = client.call(request);
    runtime.block_on(async move { call.await })
}

/// A response that is decoded to this value.
pub(crate) fn gives<E: Endpoint>(
    name: &str,
    request: E,
    response: Response<Bytes>,
    value: &E::Response,
) -> Row
where
    E::Response: Debug,
{
    Row {
        name: name.to_owned(),
        got: receive(request, response).map(|value| format!("{value:?}")),
        expected: Expected::Value(format!("{value:?}")),
    }
}

/// A response that is an error.
pub(crate) fn fails<E: Endpoint>(
    name: impl Into<String>,
    request: E,
    response: Response<Bytes>,
    kind: ErrorKind,
    outcome: Outcome,
) -> Row
where
    E::Response: Debug,
{
    let status = response.status().as_u16();
    failed(
        name,
        receive(request, response).map(|value| format!("{value:?}")),
        kind,
        outcome,
    )
    .status(status)
}

/// A call that ended in an error.
pub(crate) fn failed(
    name: impl Into<String>,
    got: Result<String, Error>,
    kind: ErrorKind,
    outcome: Outcome,
) -> Row {
    let expected = Expected::Failure(Failure {
        kind,
        outcome,
        status: None,
        code: None,
        field: None,
        message: Message::Begins(String::new()),
    });
    Row {
        name: name.into(),
        got,
        expected,
    }
}

/// A response with status 200 that cannot be decoded.
pub(crate) fn undecodable<E: Endpoint>(name: &str, request: E, response: Response<Bytes>) -> Row
where
    E::Response: Debug,
{
    fails(
        name,
        request,
        response,
        ErrorKind::Decode,
        Outcome::Accepted,
    )
}

impl Row {
    fn failure(mut self, change: impl FnOnce(&mut Failure)) -> Self {
        if let Expected::Failure(failure) = &mut self.expected {
            change(failure);
        }
        self
    }

    /// Expects this status.
    pub(crate) fn status(self, status: u16) -> Self {
        self.failure(|failure| failure.status = Some(status))
    }

    /// Expects this error code.
    pub(crate) fn code(self, code: &str) -> Self {
        self.failure(|failure| failure.code = Some(code.to_owned()))
    }

    /// Expects the path to the wrong value.
    pub(crate) fn at(self, path: &str) -> Self {
        self.failure(|failure| failure.field = Some(path.to_owned()))
    }

    /// Expects exactly this message.
    pub(crate) fn says(self, message: &str) -> Self {
        self.failure(|failure| failure.message = Message::Is(message.to_owned()))
    }

    /// Expects a message with this beginning.
    pub(crate) fn begins(self, message: &str) -> Self {
        self.failure(|failure| failure.message = Message::Begins(message.to_owned()))
    }

    fn differences(&self) -> Vec<String> {
        let mut found = Vec::new();
        match (&self.expected, &self.got) {
            (Expected::Value(wanted), Ok(value)) => compare(&mut found, "value", wanted, value),
            (Expected::Value(_), Err(error)) => found.push(format!("is an error: {error}")),
            (Expected::Failure(_), Ok(value)) => found.push(format!("is a success: {value}")),
            (Expected::Failure(wanted), Err(error)) => {
                compare(&mut found, "kind", &wanted.kind, &error.kind());
                compare(&mut found, "outcome", &wanted.outcome, &error.outcome());
                let status = error.status().map(|status| status.as_u16());
                compare(&mut found, "status", &wanted.status, &status);
                let code = error.code().map(|code| code.as_str().to_owned());
                compare(&mut found, "code", &wanted.code, &code);
                let field = error.field().map(str::to_owned);
                compare(&mut found, "field", &wanted.field, &field);
                match &wanted.message {
                    Message::Is(message) => {
                        compare(&mut found, "message", message.as_str(), error.message());
                    }
                    Message::Begins(start) if error.message().starts_with(start.as_str()) => {}
                    Message::Begins(start) => {
                        compare(
                            &mut found,
                            "begin of message",
                            start.as_str(),
                            error.message(),
                        );
                    }
                }
            }
        }
        found
    }
}

fn compare<T: PartialEq + Debug + ?Sized>(
    found: &mut Vec<String>,
    what: &str,
    wanted: &T,
    got: &T,
) {
    if wanted != got {
        found.push(format!(
            "{what}: expected {wanted:?}\n      found    {got:?}"
        ));
    }
}

/// Checks every row, then fails with a report of all differences.
#[track_caller]
pub(crate) fn check(rows: impl IntoIterator<Item = Row>) {
    let mut failed = Vec::new();
    let mut total = 0;
    for row in rows {
        total += 1;
        let differences = row.differences();
        if !differences.is_empty() {
            let differences = differences.join("\n    ");
            failed.push(format!("  {}\n    {differences}", row.name));
        }
    }
    assert!(
        failed.is_empty(),
        "{} of {total} rows:\n{}",
        failed.len(),
        failed.join("\n")
    );
}
