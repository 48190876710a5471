//! The rows of a table, and a check that reports every row that fails.

use std::sync::LazyLock;

use bytes::Bytes;
use jelou::transport::ReqwestTransport;
use jelou::wire::{self, EncodedRequest};
use jelou::{Endpoint, Error, ErrorKind, Outcome};

/// The placeholder for the boundary of a multipart body, which the library chooses.
pub(crate) const BOUNDARY: &str = "{boundary}";

/// The expected result of one request.
pub(crate) struct Row {
    name: String,
    got: Result<EncodedRequest, Error>,
    expected: Expected,
}

enum Expected {
    /// Exactly these bytes.
    Sent {
        line: String,
        headers: Vec<String>,
        content_type: String,
        body: Vec<u8>,
    },
    /// Nothing is sent. The error has exactly this message.
    Refused(String),
}

/// A request with this method and target, without further headers and body unless the row adds them.
pub(crate) fn sends<E: Endpoint>(name: impl Into<String>, request: &E, line: &str) -> Row {
    Row {
        name: name.into(),
        got: wire::encode(request),
        expected: Expected::Sent {
            line: line.to_owned(),
            headers: Vec::new(),
            content_type: "application/json".to_owned(),
            body: Vec::new(),
        },
    }
}

/// A request that is not sent, for this reason.
pub(crate) fn refuses<E: Endpoint>(name: impl Into<String>, request: &E, reason: &str) -> Row {
    Row {
        name: name.into(),
        got: wire::encode(request),
        expected: Expected::Refused(reason.to_owned()),
    }
}

impl Row {
    /// Expects one more header line, `name: value`.
    pub(crate) fn header(mut self, line: &str) -> Self {
        if let Expected::Sent { headers, .. } = &mut self.expected {
            headers.push(line.to_owned());
        }
        self
    }

    /// Expects another content type than `application/json`.
    pub(crate) fn content_type(mut self, wanted: &str) -> Self {
        if let Expected::Sent { content_type, .. } = &mut self.expected {
            wanted.clone_into(content_type);
        }
        self
    }

    /// Expects this body.
    pub(crate) fn body(mut self, wanted: impl AsRef<[u8]>) -> Self {
        if let Expected::Sent { body, .. } = &mut self.expected {
            wanted.as_ref().clone_into(body);
        }
        self
    }

    /// Returns one line for each difference.
    fn differences(&self) -> Vec<String> {
        match (&self.expected, &self.got) {
            (Expected::Refused(reason), Err(error)) => refused(reason, error),
            (Expected::Refused(_), Ok(request)) => {
                vec![format!("was sent as {}", line_of(request))]
            }
            (Expected::Sent { .. }, Err(error)) => vec![format!("was refused: {error}")],
            (
                Expected::Sent {
                    line,
                    headers,
                    content_type,
                    body,
                },
                Ok(request),
            ) => {
                let sent_type = header_lines(request, true).pop().unwrap_or_default();
                let boundary = sent_type
                    .split_once("boundary=")
                    .map_or("", |(_, boundary)| boundary);
                let body = String::from_utf8_lossy(body).replace(BOUNDARY, boundary);
                let sent_body = String::from_utf8_lossy(request.body());
                let content_type = content_type.replace(BOUNDARY, boundary);
                [
                    difference("line", line, &line_of(request)),
                    difference(
                        "target of reqwest",
                        request.target(),
                        &reqwest_target(request),
                    ),
                    difference(
                        "headers",
                        &sorted(headers.clone()).join("\n"),
                        &sorted(header_lines(request, false)).join("\n"),
                    ),
                    difference("content type", &content_type, &sent_type),
                    difference("body", &body, &sent_body),
                ]
                .into_iter()
                .flatten()
                .collect()
            }
        }
    }
}

/// The request target that the default transport sends.
fn reqwest_target(request: &EncodedRequest) -> String {
    static TRANSPORT: LazyLock<ReqwestTransport> =
        LazyLock::new(|| ReqwestTransport::new().expect("TLS can be set up"));

    let url = format!("https://api.example.com{}", request.target());
    let request = http::Request::get(url).body(Bytes::new()).unwrap();
    match TRANSPORT.request(request) {
        Ok(request) => {
            let url = request.url();
            let query = url.query().map(|query| format!("?{query}"));
            format!("{}{}", url.path(), query.unwrap_or_default())
        }
        Err(error) => format!("none: {error}"),
    }
}

fn refused(reason: &str, error: &Error) -> Vec<String> {
    let mut found: Vec<String> = difference("reason", reason, error.message())
        .into_iter()
        .collect();
    if (error.kind(), error.outcome()) != (ErrorKind::Encode, Outcome::NotSent) {
        found.push(format!(
            "is {:?} with outcome {:?}",
            error.kind(),
            error.outcome()
        ));
    }
    found
}

fn difference(what: &str, wanted: &str, got: &str) -> Option<String> {
    (wanted != got).then(|| format!("{what}: expected {wanted:?}\n      found    {got:?}"))
}

fn line_of(request: &EncodedRequest) -> String {
    format!("{} {}", request.method(), request.target())
}

/// The value of `Content-Type`, or all other headers as lines.
fn header_lines(request: &EncodedRequest, content_type: bool) -> Vec<String> {
    request
        .headers()
        .iter()
        .filter(|(name, _)| (*name == http::header::CONTENT_TYPE) == content_type)
        .map(|(name, value)| {
            let value = value.to_str().expect("the library sends visible ASCII");
            if content_type {
                value.to_owned()
            } else {
                format!("{name}: {value}")
            }
        })
        .collect()
}

/// Sorts by name only: the lines of one header keep their order.
fn sorted(mut lines: Vec<String>) -> Vec<String> {
    lines.sort_by(|one, other| one.split(':').next().cmp(&other.split(':').next()));
    lines
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
