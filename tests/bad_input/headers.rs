//! Invalid headers of the client and of calls.

use jelou::{Client, ErrorKind};
use jelou_tests::Memory;

use crate::services::{ReadOpen, unbuildable};

/// A name, a value, and the error.
const ROWS: &[(&str, &str, &str)] = &[
    (
        "Content-Length",
        "7",
        "the header `content-length` follows from the request and cannot be set",
    ),
    (
        "content-type",
        "text/csv",
        "the header `content-type` follows from the request and cannot be set",
    ),
    (
        "HOST",
        "evil.example",
        "the header `host` follows from the request and cannot be set",
    ),
    (
        "Connection",
        "close",
        "the header `connection` follows from the request and cannot be set",
    ),
    (
        "Transfer-Encoding",
        "chunked",
        "the header `transfer-encoding` follows from the request and cannot be set",
    ),
    (
        "TE",
        "trailers",
        "the header `te` follows from the request and cannot be set",
    ),
    (
        "Upgrade",
        "h2c",
        "the header `upgrade` follows from the request and cannot be set",
    ),
    (
        "Keep-Alive",
        "timeout=5",
        "the header `keep-alive` follows from the request and cannot be set",
    ),
    (
        "Trailer",
        "x",
        "the header `trailer` follows from the request and cannot be set",
    ),
    (
        "Expect",
        "100-continue",
        "the header `expect` follows from the request and cannot be set",
    ),
    ("", "a", "`` is not a valid header name"),
    ("x y", "a", "`x y` is not a valid header name"),
    ("x:", "a", "`x:` is not a valid header name"),
    ("x\r\ny", "a", "`x\\r\\ny` is not a valid header name"),
    ("ñ", "a", "`ñ` is not a valid header name"),
    (
        "X-A",
        "hunter2\r\nx-admin: 1",
        "header `x-a`: a header value holds visible ASCII only; there is a line break at byte 7",
    ),
    (
        "x-a",
        "hunter2\n",
        "header `x-a`: a header value holds visible ASCII only; there is a line break at byte 7",
    ),
    (
        "x-a",
        "hunter2\0",
        "header `x-a`: a header value holds visible ASCII only; there is a control character at byte 7",
    ),
    (
        "x-a",
        "ñ",
        "header `x-a`: a header value holds visible ASCII only; there is a character outside ASCII at byte 0",
    ),
    (
        "Authorization",
        " hunter2",
        "header `authorization`: a header value cannot begin or end with white space, which receivers drop",
    ),
];

#[tokio::test]
async fn a_header_that_cannot_be_sent_is_refused_for_the_client_and_for_a_call() {
    let mut failed = Vec::new();
    for &(name, value, reason) in ROWS {
        let built = Client::builder()
            .transport(Memory::new())
            .header(name, value)
            .build();
        match built {
            Ok(_) => failed.push(format!("  {name}: the client takes it")),
            Err(error) => {
                assert_eq!(error.kind(), ErrorKind::Configuration, "{name}");
                if error.to_string() != reason {
                    failed.push(format!("  {name}, client: {error}"));
                }
            }
        }
        let memory = Memory::new();
        let client = Client::builder().transport(memory.clone()).build().unwrap();
        let expected = format!("read_open (GET /thing): field `header`: {reason} [not sent]");
        match client.call(ReadOpen).header(name, value).await {
            Ok(()) => failed.push(format!("  {name}: the call takes it")),
            Err(error) => {
                assert_eq!(error.kind(), ErrorKind::Encode, "{name}");
                assert!(memory.requests().is_empty(), "{name}");
                if error.to_string() != expected {
                    failed.push(format!("  {name}, call: {error}"));
                }
            }
        }
    }
    assert!(
        failed.is_empty(),
        "{} of {} rows:\n{}",
        failed.len(),
        2 * ROWS.len(),
        failed.join("\n")
    );
}

#[test]
fn no_error_about_a_header_repeats_its_value() {
    for &(name, value, _) in ROWS
        .iter()
        .filter(|(_, value, _)| value.contains("hunter2"))
    {
        let error = unbuildable(|client| client.header(name, value));
        assert!(!format!("{error} {error:?}").contains("hunter2"), "{error}");
    }
}

#[test]
fn a_product_name_that_cannot_be_sent_is_refused() {
    let error = unbuildable(|client| client.user_agent("orders/1.4\n"));
    assert_eq!(
        error.to_string(),
        "header `user-agent`: a header value holds visible ASCII only; there is a line break at byte 10",
    );
}

#[tokio::test]
async fn the_first_bad_header_of_a_call_is_named() {
    let memory = Memory::new();
    let client = Client::builder().transport(memory.clone()).build().unwrap();
    let call = client
        .call(ReadOpen)
        .header("x-good", "1")
        .header("x-bad", "\n")
        .header("host", "h");
    let error = call.await.unwrap_err();
    assert!(error.message().contains("`x-bad`"), "{error}");
    assert!(memory.requests().is_empty());
}
