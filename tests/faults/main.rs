//! Network failures, over real sockets and real transports. Each row names the error, the outcome, and
//! the number of attempts.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod fault_server;

use std::time::{Duration, Instant};

use fault_server::{Fault, FaultServer, response};
use jelou::prelude::*;
use jelou::transport::{HyperTransport, ReqwestTransport};
use jelou::{AuthScheme, Service, ServiceInfo, StandardError};
use jelou_tests::RawServer;

const SECRET: &str = "key-5f3a9c";

/// A service with a key in a custom header, which clients forward on redirects.
struct Flaky;

impl Service for Flaky {
    const INFO: &'static ServiceInfo = &ServiceInfo::new("flaky", "http://127.0.0.1:9")
        .auth(AuthScheme::api_key("x-api-key", "FLAKY_KEY"));
    type Error = StandardError;
}

#[jelou_endpoint(GET, "/read", response = Option<u32>, service = Flaky)]
struct Read {
    token: Option<String>,
}

#[jelou_endpoint(POST, "/write", response = Option<u32>, service = Flaky)]
struct Write {
    text: String,
}

/// The transports over sockets.
#[derive(Clone, Copy, Debug)]
enum Carrier {
    Reqwest,
    Hyper,
}

const CARRIERS: [Carrier; 2] = [Carrier::Reqwest, Carrier::Hyper];

fn client(carrier: Carrier, base_url: &str) -> Client {
    let builder = match carrier {
        Carrier::Reqwest => Client::builder().transport(ReqwestTransport::new().unwrap()),
        Carrier::Hyper => Client::builder().transport(HyperTransport::new().unwrap()),
    };
    builder
        .credential::<Flaky>(Credential::api_key(SECRET))
        .base_url::<Flaky>(base_url)
        .retry(RetryPolicy::default().base(Duration::from_millis(1)))
        .attempt_timeout(Duration::from_millis(700))
        .timeout(Duration::from_secs(3))
        .max_response_bytes(1024 * 1024)
        .build()
        .unwrap()
}

struct Expected {
    kind: ErrorKind,
    outcome: Outcome,
    attempts: usize,
    says: &'static str,
}

/// Checks the error, that it shows no secret, and that nothing hangs.
fn check(case: &str, error: &Error, started: Instant, expected: &Expected) {
    let Expected {
        kind,
        outcome,
        attempts,
        says,
    } = expected;
    let text = error.to_string();
    assert_eq!(error.kind(), *kind, "{case}: {text}");
    assert_eq!(error.outcome(), *outcome, "{case}: {text}");
    assert_eq!(
        error.timeline().attempts(),
        *attempts,
        "{case}: {}",
        error.timeline()
    );
    assert!(text.contains(says), "{case}: {text}");
    for printed in [text, format!("{error:?}"), error.timeline().to_string()] {
        assert!(
            !printed.contains(SECRET) && !printed.contains("t0ken"),
            "{case}: {printed}"
        );
    }
    assert!(
        started.elapsed() < Duration::from_secs(4),
        "{case}: took {:?}",
        started.elapsed()
    );
}

/// Plays a fault against a GET, which may be retried, and a POST, which may not.
async fn play(case: &str, fault: Fault, read: Expected, write: Expected) {
    for carrier in CARRIERS {
        let case = format!("{case}, over {carrier:?}");
        play_over(carrier, &case, fault.clone(), &read, &write).await;
    }
}

async fn play_over(carrier: Carrier, case: &str, fault: Fault, read: &Expected, write: &Expected) {
    let server = FaultServer::playing([fault.clone()]).await;
    let started = Instant::now();
    let error = Read::new()
        .token("t0ken")
        .send(&client(carrier, &server.base_url()))
        .await
        .expect_err(case);
    check(&format!("{case}, read"), &error, started, read);

    let server = FaultServer::playing([fault]).await;
    let started = Instant::now();
    let error = Write::new("t0ken")
        .send(&client(carrier, &server.base_url()))
        .await
        .expect_err(case);
    check(&format!("{case}, write"), &error, started, write);
    assert!(
        server.requests() <= 1,
        "{case}: a write was sent {} times",
        server.requests()
    );
}

/// Checks that a write to `url` fails before anything is sent.
async fn not_sent(case: &str, url: &str, says: &'static str) {
    for carrier in CARRIERS {
        let started = Instant::now();
        let error = Write::new("x")
            .send(&client(carrier, url))
            .await
            .unwrap_err();
        let case = format!("{case}, over {carrier:?}");
        let expected = expected(Connect, NotSent, 3, says);
        check(&case, &error, started, &expected);
    }
}

fn expected(kind: ErrorKind, outcome: Outcome, attempts: usize, says: &'static str) -> Expected {
    Expected {
        kind,
        outcome,
        attempts,
        says,
    }
}

use ErrorKind::{Api, Connect, Decode, Timeout, Transport};
use Outcome::{Accepted, NotSent, Refused, Unknown};

#[tokio::test]
async fn connection_refused() {
    let free = FaultServer::playing([Fault::CloseAfterReading])
        .await
        .address();
    let url = format!("http://{free}");
    not_sent("refused", &url, "refused").await;
}

#[tokio::test]
async fn resets() {
    play(
        "reset after the request was read",
        Fault::ResetAfterReading,
        expected(Transport, Unknown, 3, "reset"),
        expected(Transport, Unknown, 1, "reset"),
    )
    .await;
    play(
        "reset before anything was read",
        Fault::ResetBeforeReading,
        expected(Transport, Unknown, 3, ""),
        expected(Transport, Unknown, 1, ""),
    )
    .await;
    play(
        "closed without a response",
        Fault::CloseAfterReading,
        expected(Transport, Unknown, 3, "before message completed"),
        expected(Transport, Unknown, 1, "the request may have taken effect"),
    )
    .await;
}

#[tokio::test]
async fn a_truncated_response() {
    let half = b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"half".to_vec();
    play(
        "half a body",
        Fault::Response(half),
        expected(Transport, Unknown, 3, "body"),
        expected(Transport, Unknown, 1, "body"),
    )
    .await;
}

#[tokio::test]
async fn one_byte_at_a_time() {
    let slow = Fault::Drip(response("200 OK", "", "1"), Duration::from_millis(200));
    play(
        "too slow",
        slow,
        expected(Timeout, Unknown, 3, "700ms"),
        expected(Timeout, Unknown, 1, "700ms"),
    )
    .await;
}

#[tokio::test]
async fn bodies_without_end_and_too_large() {
    play(
        "endless",
        Fault::Endless,
        expected(Decode, Accepted, 1, "larger than 1048576 bytes"),
        expected(Decode, Accepted, 1, "max_response_bytes"),
    )
    .await;
    let announced = b"HTTP/1.1 200 OK\r\ncontent-length: 104857600\r\n\r\n".to_vec();
    play(
        "100 MiB announced",
        Fault::Response(announced),
        expected(Decode, Accepted, 1, "larger than 1048576 bytes"),
        expected(Decode, Accepted, 1, "larger than 1048576 bytes"),
    )
    .await;
}

#[tokio::test]
async fn errors_with_a_truncated_body() {
    let broken = b"HTTP/1.1 404 Not Found\r\ncontent-length: 100\r\n\r\n{".to_vec();
    let large = b"HTTP/1.1 404 Not Found\r\ncontent-length: 104857600\r\n\r\n".to_vec();
    for (name, bytes) in [("half a 404", broken), ("a 404 of 100 MiB", large)] {
        play(
            name,
            Fault::Response(bytes),
            expected(Api, Refused, 1, "404 Not Found"),
            expected(Api, Refused, 1, "404 Not Found"),
        )
        .await;
    }
}

#[tokio::test]
async fn broken_content() {
    let bad_gzip = response("200 OK", "content-encoding: gzip\r\n", "\u{1f}not gzip");
    play(
        "bad gzip",
        Fault::Response(bad_gzip),
        expected(Decode, Accepted, 1, "gzip"),
        expected(Decode, Accepted, 1, "the server accepted the request"),
    )
    .await;
}

#[tokio::test]
async fn a_proxy_responds_with_html() {
    let html = response(
        "502 Bad Gateway",
        "content-type: text/html\r\n",
        "<h1>t0ken</h1>",
    );
    play(
        "502 with HTML",
        Fault::Response(html),
        expected(Api, Unknown, 3, "it may come from a proxy"),
        expected(Api, Unknown, 1, "502 Bad Gateway"),
    )
    .await;
}

#[tokio::test]
async fn a_redirect_to_another_host_is_not_followed() {
    let elsewhere = RawServer::responding_json("1").await;
    let location = format!("location: {}/read?key=t0ken\r\n", elsewhere.base_url());
    for (status, outcome) in [
        ("301 Moved Permanently", Unknown),
        ("302 Found", Unknown),
        ("303 See Other", Unknown),
        ("307 Temporary Redirect", Refused),
        ("308 Permanent Redirect", Refused),
    ] {
        play(
            status,
            Fault::Response(response(status, &location, "")),
            expected(Api, outcome, 1, "the server redirects to `http://127.0.0.1"),
            expected(Api, outcome, 1, "not followed"),
        )
        .await;
    }
    assert!(
        elsewhere.requests().is_empty(),
        "the credential followed the redirect"
    );
}

#[tokio::test]
async fn tls_against_a_server_without_tls() {
    let server = FaultServer::playing([Fault::RespondUnasked(
        b"HTTP/1.1 400 Bad Request\r\n\r\n".to_vec(),
    )])
    .await;
    let url = format!("https://{}", server.address());
    not_sent("no TLS", &url, "").await;
    assert_eq!(server.requests(), 0);
}

#[tokio::test]
async fn an_attempt_whose_time_ends_before_there_is_a_connection() {
    // The system accepts the connection, but nothing replies to the first TLS message.
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("https://{}", silent.local_addr().unwrap());
    let says = "the time of one attempt ended before";
    not_sent("silent", &url, says).await;
    for carrier in CARRIERS {
        let started = Instant::now();
        let error = Read::new().send(&client(carrier, &url)).await.unwrap_err();
        let case = format!("a read, over {carrier:?}");
        check(&case, &error, started, &expected(Connect, NotSent, 3, says));
    }
}

#[tokio::test]
async fn a_host_that_does_not_exist() {
    not_sent("no DNS", "http://no-such-host.invalid", "dns").await;
}

#[tokio::test]
async fn a_connection_that_closes_while_idle_is_replaced() {
    for carrier in CARRIERS {
        let idle = Fault::CloseWhileIdle(response("200 OK", "", "7"), Duration::from_millis(40));
        let server = FaultServer::playing([idle]).await;
        let client = client(carrier, &server.base_url());
        for _ in 0..8 {
            // Sometimes just before, sometimes just after the server closes.
            assert_eq!(Read::new().send(&client).await.unwrap(), Some(7));
            tokio::time::sleep(Duration::from_millis(fastrand::u64(20..60))).await;
        }
    }
}

#[tokio::test]
async fn a_call_survives_a_temporary_outage() {
    for carrier in CARRIERS {
        let good = Fault::Response(response("200 OK", "connection: close\r\n", "7"));
        let faults = [Fault::ResetAfterReading, Fault::CloseAfterReading, good];
        let server = FaultServer::playing(faults).await;
        let client = client(carrier, &server.base_url());
        assert_eq!(Read::new().send(&client).await.unwrap(), Some(7));
        assert_eq!(server.requests(), 3);
    }
}
