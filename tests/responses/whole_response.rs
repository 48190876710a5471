//! `raw()` returns the HTTP response itself, `with_response()` the value with status, headers and attempts.

use std::io::Write;
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;
use jelou::{Client, ErrorKind, Outcome};
use jelou_tests::{Memory, response};

use crate::api::{Create, Item, One};
use crate::table::{json, ok, typed};

fn client(memory: &Memory) -> Client {
    Client::builder().transport(memory.clone()).build().unwrap()
}

#[tokio::test(start_paused = true)]
async fn raw_returns_every_status() {
    for status in [
        200, 201, 204, 301, 304, 400, 401, 404, 408, 422, 429, 500, 502, 503, 504,
    ] {
        let response = || json(status, r#"{"message": "D"}"#);
        // One response for each possible attempt.
        let memory = Memory::new()
            .then(Ok(response()))
            .then(Ok(response()))
            .then(Ok(response()));
        let response = client(&memory).call(One).raw().await;
        let response = response.unwrap_or_else(|error| panic!("{status}: {error}"));
        assert_eq!(response.status().as_u16(), status);
        assert_eq!(response.headers()["content-type"], "application/json");
        assert_eq!(response.body(), &br#"{"message": "D"}"#[..]);
    }
}

#[tokio::test]
async fn raw_does_not_read_the_body() {
    let bodies: [&[u8]; 5] = [
        b"",
        b"{",
        b"<html>",
        br#"{"status": 0, "message": "failed"}"#,
        b"\xff\0",
    ];
    for body in bodies {
        let memory = Memory::new().then(Ok(ok(body)));
        let response = client(&memory).call(Create).raw().await.unwrap();
        assert_eq!(
            (response.status().as_u16(), &response.body()[..]),
            (200, body)
        );
    }
}

#[tokio::test]
async fn raw_undoes_the_compression_and_nothing_else() {
    let raw = async |response| {
        client(&Memory::new().then(Ok(response)))
            .call(Create)
            .raw()
            .await
            .unwrap()
    };
    let marked = raw(typed(200, "text/csv", "\u{feff}a")).await;
    assert_eq!(
        marked.body(),
        "\u{feff}a".as_bytes(),
        "a byte order mark stays"
    );
    let latin = raw(typed(200, "text/csv; charset=iso-8859-1", &b"a\xf1o"[..])).await;
    assert_eq!(latin.body(), &b"a\xf1o"[..], "a character set stays");
}

#[tokio::test]
async fn raw_drops_the_content_encoding_of_decompressed_content() {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(b"a,b").unwrap();
    let headers = [
        ("content-encoding", "gzip"),
        ("content-length", "23"),
        ("x-a", "1"),
    ];
    let response = response(200, &headers, encoder.finish().unwrap());
    let response = client(&Memory::new().then(Ok(response)))
        .call(Create)
        .raw()
        .await
        .unwrap();
    assert_eq!(response.body(), &b"a,b"[..]);
    assert_eq!(response.headers()["x-a"], "1");
    assert_eq!(response.headers().get("content-encoding"), None);
    assert_ne!(
        response
            .headers()
            .get("content-length")
            .map(http::HeaderValue::as_bytes),
        Some(&b"23"[..])
    );
}

#[tokio::test(start_paused = true)]
async fn with_response_returns_status_headers_and_attempts() {
    let created = response(201, &[("x-request-id", "r-1")], r#"{"id": 7}"#);
    let memory = Memory::new().then_json(503, "{}").then(Ok(created));
    let response = client(&memory).call(One).with_response().await.unwrap();
    assert_eq!(response.value, Item::new(7));
    assert_eq!(response.status.as_u16(), 201);
    assert_eq!(response.headers["x-request-id"], "r-1");
    assert_eq!(response.attempts, 2);
    assert_eq!(response.waited, Duration::ZERO);
}

#[tokio::test]
async fn with_response_fails_as_the_call_does() {
    let memory = Memory::new()
        .then_json(404, r#"{"code": "bot_not_found"}"#)
        .then_json(200, "{}");
    let client = client(&memory);
    let error = client.call(One).with_response().await.unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::Api, Outcome::Refused)
    );
    assert_eq!(error.code().unwrap().as_str(), "bot_not_found");
    let error = client.call(One).with_response().await.unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::Decode, Outcome::Accepted)
    );
}
