//! Spans and metrics of calls, and the values that must never be in them.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod span_recorder;

use std::collections::BTreeMap;

use jelou::transport::TransportError;
use jelou::{
    AuthScheme, Client, Credential, RetryPolicy, Service, ServiceInfo, StandardError,
    jelou_endpoint,
};
use jelou_tests::{Memory, response};
use metrics_util::debugging::{DebugValue, DebuggingRecorder};
use span_recorder::{SpanRecorder, field};

/// A service with a token.
struct Shop;

impl Service for Shop {
    const INFO: &'static ServiceInfo =
        &ServiceInfo::new("shop", "https://shop.example.com:8443/v1")
            .auth(AuthScheme::bearer("SHOP_TOKEN"));
    type Error = StandardError;
}

#[jelou_endpoint(GET, "/orders/{order_id}", response = (), service = Shop)]
struct GetOrder {
    order_id: String,
    customer: Option<String>,
}

#[jelou_endpoint(POST, "/orders", response = (), service = Shop)]
struct PlaceOrder {
    article: String,
}

fn client(memory: &Memory) -> Client {
    Client::builder()
        .credential::<Shop>(Credential::bearer("t0ken"))
        .transport(memory.clone())
        .build()
        .unwrap()
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .start_paused(true)
        .build()
        .unwrap()
}

/// Makes three calls: one succeeds at the third attempt, one is refused, one is lost.
fn make_calls(memory: &Memory) {
    let client = client(memory);
    runtime().block_on(async {
        GetOrder::new("order-4711")
            .customer("ana@example.com")
            .send(&client)
            .await
            .unwrap();
        PlaceOrder::new("sku-9").send(&client).await.unwrap_err();
        PlaceOrder::new("sku-9").send(&client).await.unwrap_err();
    });
}

fn script() -> Memory {
    Memory::new()
        .then_json(503, "{}")
        .then(Err(TransportError::connect("refused")))
        .then_json(200, "{}")
        .then_json(422, r#"{"description": "no sku-9"}"#)
        .then(Err(TransportError::lost("reset")))
}

#[test]
fn one_span_for_each_call_and_each_attempt() {
    let recorder = SpanRecorder::installed();
    make_calls(&script());
    let spans = recorder.spans();
    let names: Vec<_> = spans
        .iter()
        .map(|span| (span.name, field(span, "otel.kind").unwrap()))
        .collect();
    let (call, attempt) = (("call", "internal"), ("attempt", "client"));
    assert_eq!(
        names,
        [
            call, attempt, attempt, attempt, call, attempt, call, attempt
        ]
    );

    let read = &spans[0];
    assert_eq!(field(read, "otel.name"), Some("GET /orders/{order_id}"));
    assert_eq!(field(read, "url.template"), Some("/orders/{order_id}"));
    assert_eq!(field(read, "http.request.method"), Some("GET"));
    assert_eq!(field(read, "server.address"), Some("shop.example.com"));
    assert_eq!(field(read, "jelou.endpoint"), Some("get_order"));
    assert_eq!(field(read, "http.response.status_code"), Some("200"));
    assert_eq!(field(read, "error.type"), None);

    let attempts = &spans[1..4];
    assert!(
        attempts
            .iter()
            .all(|attempt| attempt.parent == Some(read.id))
    );
    let of = |name| {
        attempts
            .iter()
            .map(|attempt| field(attempt, name))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        of("http.request.resend_count"),
        [None, Some("1"), Some("2")]
    );
    assert_eq!(
        of("http.response.status_code"),
        [Some("503"), None, Some("200")]
    );
    assert_eq!(of("error.type"), [Some("503"), Some("connect"), None]);

    assert_eq!(field(&spans[4], "error.type"), Some("422"));
    assert_eq!(field(&spans[6], "error.type"), Some("Transport"));
    assert_eq!(field(&spans[7], "error.type"), Some("connection_lost"));
}

#[test]
fn spans_hold_no_value_of_a_user_and_no_secret() {
    let recorder = SpanRecorder::installed();
    make_calls(&script());
    let printed = format!("{:?}", recorder.spans());
    for private in ["order-4711", "ana", "sku-9", "t0ken"] {
        assert!(!printed.contains(private), "{private} in {printed}");
    }
}

/// Returns the counters and gauges by name and labels.
fn metrics_of(run: impl FnOnce()) -> BTreeMap<String, f64> {
    SpanRecorder::installed();
    let recorder = DebuggingRecorder::new();
    let snapshotter = recorder.snapshotter();
    metrics::with_local_recorder(&recorder, run);
    snapshotter
        .snapshot()
        .into_vec()
        .into_iter()
        .map(|(key, _, _, value)| {
            let labels: Vec<_> = key
                .key()
                .labels()
                .map(|label| label.value().to_owned())
                .collect();
            let value = match value {
                #[allow(clippy::cast_precision_loss, reason = "the counts are small")]
                DebugValue::Counter(count) => count as f64,
                DebugValue::Gauge(value) => value.into_inner(),
                #[allow(clippy::cast_precision_loss, reason = "the counts are small")]
                DebugValue::Histogram(samples) => samples.len() as f64,
            };
            (format!("{} {}", key.key().name(), labels.join(" ")), value)
        })
        .collect()
}

#[test]
fn metrics_count_calls_attempts_and_refusals() {
    let counted = metrics_of(|| make_calls(&script()));
    let expected = [
        ("jelou.attempt.duration get_order shop", 3.0),
        ("jelou.attempt.duration place_order shop", 2.0),
        ("jelou.attempts get_order shop 2xx", 1.0),
        ("jelou.attempts get_order shop 5xx", 1.0),
        ("jelou.attempts get_order shop not_sent", 1.0),
        ("jelou.attempts place_order shop 4xx", 1.0),
        ("jelou.attempts place_order shop lost", 1.0),
        ("jelou.calls get_order shop success", 1.0),
        ("jelou.calls place_order shop refused", 1.0),
        ("jelou.calls place_order shop unknown", 1.0),
        ("jelou.in_flight shop", 0.0),
        ("jelou.permit.wait shop", 5.0),
    ];
    assert_eq!(
        counted,
        expected
            .map(|(name, count)| (name.to_owned(), count))
            .into()
    );
}

#[test]
fn a_cancelled_call_is_counted_and_leaves_the_in_flight_gauge() {
    let counted = metrics_of(|| {
        let client = client(&Memory::new().then_never());
        runtime().block_on(async {
            let call = PlaceOrder::new("sku-9").send(&client).into_future();
            tokio::time::timeout(std::time::Duration::from_millis(5), call)
                .await
                .unwrap_err();
        });
    });
    assert!(counted["jelou.in_flight shop"].abs() < 0.5);
    assert!((counted["jelou.calls place_order shop cancelled"] - 1.0).abs() < 0.5);
}

#[test]
fn a_429_is_counted_as_a_refusal() {
    let counted = metrics_of(|| {
        let memory = Memory::new().then(Ok(response(429, &[("retry-after", "1")], "")));
        let client = client(&memory);
        runtime().block_on(async {
            let call = PlaceOrder::new("sku-9")
                .send(&client)
                .retry(RetryPolicy::never());
            call.await.unwrap_err();
        });
    });
    assert!((counted["jelou.refusals shop"] - 1.0).abs() < 0.5);
}

#[jelou_endpoint(GET, "/orders/count", response = u32, service = Shop)]
struct CountOrders;

#[test]
fn a_response_that_cannot_be_decoded_is_a_failure() {
    let recorder = SpanRecorder::installed();
    let counted = metrics_of(|| {
        let client = client(&Memory::new().then_json(200, r#""many""#));
        runtime().block_on(async {
            CountOrders::new().send(&client).await.unwrap_err();
        });
    });
    let spans = recorder.spans();
    assert_eq!(field(&spans[0], "error.type"), Some("Decode"));
    assert_eq!(field(&spans[0], "http.response.status_code"), Some("200"));
    assert_eq!(field(&spans[1], "error.type"), None);
    assert!((counted["jelou.calls count_orders shop accepted"] - 1.0).abs() < 0.5);
}
