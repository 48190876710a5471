//! A run with every kind of failure: nothing private gets into a span, an event, a metric or an error.

use std::io::{Read, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

use jelou::prelude::*;
use jelou::transport::TransportError;
use jelou::{Api, Chatbot, Gateway, Outcome};
use jelou_core::ClientBuilder;
use jelou_core::limit::{RedisLimit, WhenUnavailable};
use jelou_tests::{Memory, RawServer, response};

use super::recorder::Recorder;
use super::{Printed, Vault, leaks};

/// Values that are not secret, but still private to traces and metrics.
const PRIVATE: [&str; 6] = [
    "order-4711",
    "593987654321",
    "ana@",
    "note-5f1b",
    "text-8d3a",
    "city-2b7e",
];

/// A request with a value in every location, and a credential of every kind.
macro_rules! place_order {
    ($name:ident, $service:ident) => {
        #[jelou_endpoint(POST, "/orders/{order_id}", response = Placed, service = $service)]
        struct $name {
            order_id: String,
            #[query]
            phone: Option<String>,
            #[query]
            #[secret]
            query_secret: Option<String>,
            #[header("X-Note")]
            note: Option<String>,
            #[secret]
            body_secret: Option<String>,
            to: String,
        }

        impl $name {
            fn full() -> Self {
                Self::new("order-4711", "text-8d3a")
                    .phone("+593987654321")
                    .query_secret("query-1a9d")
                    .note("note-5f1b")
                    .body_secret("body-4b8c")
            }
        }
    };
}

place_order!(PlaceWithBasic, Api);
place_order!(PlaceWithKey, Gateway);
place_order!(PlaceSigned, Chatbot);
place_order!(PlaceWithToken, Vault);

#[jelou_endpoint(GET, "/orders/{order_id}", response = Placed, service = Api)]
struct ReadOrder {
    order_id: String,
    customer: Option<String>,
}

#[jelou_model]
struct Placed {
    city: String,
}

fn configured(change: impl FnOnce(ClientBuilder) -> ClientBuilder) -> Jelou {
    Jelou::builder()
        .client_credentials("id-3f1c", "secret-77aa")
        .api_key("apikey-9b2e")
        .signing_secret("signing-5d0f")
        .configure(|client| {
            change(
                client
                    .credential::<Vault>(Credential::bearer("bearer-8e4d"))
                    .header("x-token", "header-6f3e"),
            )
        })
        .build()
        .unwrap()
}

fn read() -> ReadOrder {
    ReadOrder::new("order-4711").customer("ana@example.com")
}

/// Success, API error, decode error, retry, 429, timeout, failures of the transport.
async fn every_kind_of_failure(printed: &mut Printed) {
    const PLACED: &str = r#"{"city": "city-2b7e"}"#;

    let memory = Memory::new()
        .then_json(200, PLACED)
        .then_json(200, PLACED)
        .then_json(200, PLACED)
        .then_json(200, PLACED)
        .then_json(503, PLACED)
        .then(Err(TransportError::connect("refused")))
        .then_json(200, PLACED)
        .then(Ok(response(429, &[("retry-after", "1")], "body-4b8c")))
        .then_json(200, PLACED)
        .then_json(422, r#"{"description": "no", "id": "body-4b8c"}"#)
        .then_json(200, r#"{"city": ["city-2b7e", "body-4b8c"]}"#)
        .then(Ok(response(
            200,
            &[("content-encoding", "gzip")],
            "body-4b8c",
        )))
        .then(Err(TransportError::lost("reset")))
        .then(Err(TransportError::connect("refused")))
        .then_never();
    let jelou = configured(|client| client.transport(memory.clone()));
    PlaceWithBasic::full().send(&jelou).await.unwrap();
    PlaceWithKey::full().send(&jelou).await.unwrap();
    PlaceSigned::full().send(&jelou).await.unwrap();
    PlaceWithToken::full().send(&jelou).await.unwrap();
    read().send(&jelou).await.unwrap();
    read().send(&jelou).await.unwrap();
    for kind in [
        ErrorKind::Api,
        ErrorKind::Decode,
        ErrorKind::Decode,
        ErrorKind::Transport,
        ErrorKind::Connect,
        ErrorKind::Timeout,
    ] {
        let call = PlaceWithBasic::full().send(&jelou);
        let error = call.retry(RetryPolicy::never()).await.unwrap_err();
        assert_eq!(error.kind(), kind, "{error}");
        printed.error(&error);
    }
    assert_eq!(memory.requests().len(), 15);
}

/// The same over sockets, to see what libraries print of a URL or a header.
async fn over_sockets(printed: &mut Printed) {
    let server = RawServer::responding_json(r#"{"city": "city-2b7e"}"#).await;
    let jelou = configured(|client| client.base_url::<Api>(server.base_url()));
    PlaceWithBasic::full().send(&jelou).await.unwrap();
    assert!(server.requests()[0].contains("aWQtM2YxYzpzZWNyZXQtNzdhYQ=="));

    let silent = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let closed = format!("http://127.0.0.1:{}", free_port());
    let silent = format!("http://{}", silent.local_addr().unwrap());
    for (base_url, kind) in [(closed, ErrorKind::Connect), (silent, ErrorKind::Timeout)] {
        let jelou = configured(|client| client.base_url::<Api>(base_url));
        let call = PlaceWithBasic::full().send(&jelou);
        let error = call.timeout(Duration::from_millis(300)).await.unwrap_err();
        assert_eq!(error.kind(), kind, "{error}");
        printed.error(&error);
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    listener.local_addr().unwrap().port()
}

/// Starts a server that behaves like Redis, and refuses commands that hold this word with an error that
/// repeats them. Returns its port.
fn redis_that_refuses(word: &'static str) -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    let serve = move |mut stream: TcpStream| -> std::io::Result<()> {
        let mut buffer = [0; 16 * 1024];
        loop {
            let length = stream.read(&mut buffer)?;
            if length == 0 {
                return Ok(());
            }
            let sent = String::from_utf8_lossy(&buffer[..length]);
            let response = if sent.contains(word) {
                format!("-ERR {}\r\n", sent.replace(['\r', '\n'], " "))
            } else if sent.contains("sync") {
                "*8\r\n:2\r\n:0\r\n:0\r\n:0\r\n:0\r\n:1\r\n:0\r\n:1\r\n".to_owned()
            } else {
                "+OK\r\n".to_owned()
            };
            let commands = sent.lines().filter(|line| line.starts_with('*')).count();
            stream.write_all(response.repeat(commands).as_bytes())?;
        }
    };
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            // The client may have disconnected.
            thread::spawn(move || drop(serve(stream)));
        }
    });
    port
}

/// Redis cannot be reached, or refuses the commands of the shared limit.
async fn without_redis(printed: &mut Printed) {
    let at = |port| format!("redis://redisuser-8c2f:redis-7e2a@127.0.0.1:{port}/3");
    let nobody = at(free_port());
    let refuses_user = at(redis_that_refuses("AUTH"));
    let refuses_permits = at(redis_that_refuses("take"));
    let socket = "unix:///nowhere.sock?user=redisuser-8c2f&pass=redis-7e2a".to_owned();
    for (url, goes_on) in [
        (nobody, true),
        (refuses_user, true),
        (refuses_permits, false),
        (socket, true),
    ] {
        for when in [WhenUnavailable::Fail, WhenUnavailable::LocalShare] {
            if when == WhenUnavailable::LocalShare && !goes_on {
                continue;
            }
            let limit = RedisLimit::new(&url).unwrap().when_unavailable(when);
            printed.debug(&limit);
            let memory = Memory::new().then_json(200, r#"{"city": "city-2b7e"}"#);
            let jelou = configured(|client| {
                let client = client.transport(memory).shared_rate_limit(limit);
                printed.debug(&client);
                client
            });
            let call = PlaceWithBasic::full().send(&jelou);
            let call = call.retry(RetryPolicy::never());
            if when == WhenUnavailable::LocalShare {
                call.timeout(Duration::from_secs(20)).await.unwrap();
                continue;
            }
            let error = call.await.unwrap_err();
            assert_eq!(error.outcome(), Outcome::NotSent);
            printed.error(&error);
        }
    }
    for url in [
        "redis://redisuser-8c2f:redis-7e2a@h:port",
        "http://:redis-7e2a@h",
        "redis-7e2a",
    ] {
        printed.error(&RedisLimit::new(url).unwrap_err());
    }
}

#[test]
fn spans_metrics_and_errors_of_a_full_run_hold_nothing_private() {
    let recorder = Recorder::installed();
    let runtime = |paused| {
        let mut builder = tokio::runtime::Builder::new_current_thread();
        builder.enable_all().start_paused(paused).build().unwrap()
    };
    let mut printed = Printed::default();
    runtime(true).block_on(every_kind_of_failure(&mut printed));
    runtime(false).block_on(async {
        over_sockets(&mut printed).await;
        without_redis(&mut printed).await;
    });
    // The search itself works: it finds what the test puts there.
    tracing::trace_span!("seed", value = "canary-span").in_scope(|| {
        tracing::trace!(value = ?["canary-event"], "canary-message");
    });
    metrics::counter!("seed", "label" => "canary-label").increment(1);

    let (traces, metrics) = (recorder.traces(), recorder.metrics());
    for seen in [
        "canary-span",
        "canary-event",
        "canary-message",
        "span INFO jelou call",
        "span INFO jelou attempt",
        "/orders/{order_id}",
        "error.type=422",
        "error.type=429",
        "error.type=Decode",
        "error.type=timeout",
        "error.type=connect",
        "error.type=connection_lost",
        "http.request.resend_count=2",
        "Redis cannot be reached for the shared rate limit",
        "an operation of the shared rate limit failed",
    ] {
        assert!(traces.contains(seen), "no {seen} in:\n{traces}");
    }
    for seen in [
        "canary-label",
        "jelou.calls",
        "jelou.attempts",
        "jelou.refusals",
        "jelou.in_flight",
        "jelou.permit.wait",
        "jelou.attempt.duration",
        "jelou.limit.redis_unavailable",
    ] {
        assert!(metrics.contains(seen), "no {seen} in:\n{metrics}");
    }
    for text in [&traces, &metrics, &printed.0] {
        assert_eq!(leaks(text), Vec::<String>::new(), "in:\n{text}");
    }
    for text in [&traces, &metrics] {
        for private in PRIVATE {
            assert!(!text.contains(private), "{private} in:\n{text}");
        }
    }
}
