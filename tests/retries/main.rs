//! Which calls are retried, how often, and what the error says: every method with every failure, in
//! virtual time.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod too_late;
mod without_body;

use std::time::Duration;

use jelou::transport::TransportError;
use jelou::{
    Client, Endpoint, Error, ErrorKind, Outcome, RateLimit, RetryPolicy, Service, ServiceInfo,
    StandardError, jelou_endpoint,
};
use jelou_tests::{Memory, response};
use tokio::time::Instant;

/// A service without authentication.
struct Open;

impl Service for Open {
    const INFO: &'static ServiceInfo = &ServiceInfo::new("open", "https://open.example.com");
    type Error = StandardError;
}

#[jelou_endpoint(GET, "/x", response = (), service = Open)]
struct Get;

#[jelou_endpoint(PUT, "/x", response = (), service = Open)]
struct Put;

#[jelou_endpoint(DELETE, "/x", response = (), service = Open)]
struct Delete;

#[jelou_endpoint(POST, "/x", response = (), service = Open)]
struct Post;

#[jelou_endpoint(PATCH, "/x", response = (), service = Open)]
struct Patch;

#[jelou_endpoint(POST, "/x", response = (), service = Open, idempotent_with = key)]
struct KeyedPost {
    key: String,
}

#[jelou_endpoint(GET, "/x", response = (), service = Open, retry = never)]
struct GetOnce;

/// The retries that a method allows.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Class {
    Repeatable,
    Unsafe,
    Once,
}

#[derive(Clone, Copy, Debug)]
enum Failure {
    Connect,
    BeforeTheFirstByte,
    Unsendable,
    Lost,
    NoResponse,
    Status(u16),
}

impl Failure {
    fn script(self, memory: Memory) -> Memory {
        match self {
            Self::Connect => memory.then(Err(TransportError::connect("connection refused"))),
            Self::BeforeTheFirstByte => {
                memory.then(Err(TransportError::not_sent("stale connection")))
            }
            Self::Unsendable => memory.then(Err(TransportError::unsendable("no such scheme"))),
            Self::Lost => memory.then(Err(TransportError::lost("connection reset"))),
            Self::NoResponse => memory.then_never(),
            Self::Status(status) => memory.then_json(status, "{}"),
        }
    }

    fn is_repeated(self, class: Class) -> bool {
        match (class, self) {
            (Class::Once, _) => false,
            (_, Self::Connect | Self::BeforeTheFirstByte | Self::Status(429))
            | (Class::Repeatable, Self::Lost | Self::NoResponse) => true,
            (Class::Repeatable, Self::Status(status)) => {
                matches!(status, 408 | 425 | 502 | 503 | 504)
            }
            (Class::Unsafe, _) | (_, Self::Unsendable) => false,
        }
    }

    fn outcome(self) -> Outcome {
        match self {
            Self::Connect | Self::BeforeTheFirstByte | Self::Unsendable => Outcome::NotSent,
            Self::Lost | Self::NoResponse | Self::Status(300..=303 | 408 | 500..) => {
                Outcome::Unknown
            }
            Self::Status(_) => Outcome::Refused,
        }
    }

    fn kind(self) -> ErrorKind {
        match self {
            Self::Connect => ErrorKind::Connect,
            Self::BeforeTheFirstByte | Self::Unsendable | Self::Lost => ErrorKind::Transport,
            Self::NoResponse => ErrorKind::Timeout,
            Self::Status(_) => ErrorKind::Api,
        }
    }
}

fn client(memory: &Memory) -> Client {
    Client::builder().transport(memory.clone()).build().unwrap()
}

/// Checks the attempts and the error of a call that fails three times.
async fn fail_for_ever<E: Endpoint<Response = ()>>(request: E, failure: Failure, class: Class) {
    let cell = format!("{} with {failure:?}", E::METADATA.name);
    let memory = (0..3).fold(Memory::new(), |memory, _| failure.script(memory));
    let error = client(&memory).call(request).await.expect_err(&cell);
    let attempts = if failure.is_repeated(class) { 3 } else { 1 };
    assert_eq!(memory.requests().len(), attempts, "{cell}: attempts");
    assert_eq!(
        error.timeline().attempts(),
        attempts,
        "{cell}: timeline {}",
        error.timeline()
    );
    assert_eq!(error.outcome(), failure.outcome(), "{cell}: outcome");
    assert_eq!(error.kind(), failure.kind(), "{cell}: kind");
}

/// Checks whether a call that fails once is retried.
async fn fail_once<E: Endpoint<Response = ()>>(request: E, failure: Failure, class: Class) {
    let cell = format!("{} with one {failure:?}", E::METADATA.name);
    let memory = failure.script(Memory::new());
    let response = client(&memory).call(request).await;
    assert_eq!(
        response.is_ok(),
        failure.is_repeated(class),
        "{cell}: {response:?}"
    );
    assert_eq!(
        memory.requests().len(),
        if response.is_ok() { 2 } else { 1 },
        "{cell}"
    );
}

async fn row<E>(request: impl Fn() -> E, class: Class)
where
    E: Endpoint<Response = ()>,
{
    let transport = [
        Failure::Connect,
        Failure::BeforeTheFirstByte,
        Failure::Unsendable,
        Failure::Lost,
        Failure::NoResponse,
    ];
    let statuses = [
        300, 302, 304, 400, 401, 403, 404, 405, 408, 409, 410, 413, 418, 422, 423, 425, 428, 429,
        431, 451, 500, 501, 502, 503, 504, 505, 507, 511, 599,
    ];
    for failure in transport.into_iter().chain(statuses.map(Failure::Status)) {
        fail_for_ever(request(), failure, class).await;
        fail_once(request(), failure, class).await;
    }
}

#[tokio::test(start_paused = true)]
async fn every_method_with_every_failure() {
    row(Get::new, Class::Repeatable).await;
    row(Put::new, Class::Repeatable).await;
    row(Delete::new, Class::Repeatable).await;
    row(|| KeyedPost::new("k"), Class::Repeatable).await;
    row(Post::new, Class::Unsafe).await;
    row(Patch::new, Class::Unsafe).await;
    row(GetOnce::new, Class::Once).await;
}

#[tokio::test(start_paused = true)]
async fn a_repeated_post_has_the_same_bytes() {
    let memory = Memory::new()
        .then_json(429, "{}")
        .then(Err(TransportError::connect("refused")));
    KeyedPost::new("k-1").send(&client(&memory)).await.unwrap();
    let bodies: Vec<_> = memory
        .requests()
        .iter()
        .map(|request| request.body().clone())
        .collect();
    assert_eq!(bodies, [&br#"{"key":"k-1"}"#[..]; 3]);
}

#[tokio::test(start_paused = true)]
async fn an_earlier_attempt_that_may_have_had_effect_is_not_forgotten() {
    let memory = Memory::new()
        .then(Err(TransportError::lost("reset")))
        .then(Err(TransportError::connect("refused")))
        .then(Err(TransportError::connect("refused")));
    let error = Put::new().send(&client(&memory)).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::Connect, Outcome::Unknown)
    );
}

#[tokio::test(start_paused = true)]
async fn retry_after_is_kept_to_the_millisecond() {
    for (header, pause) in [("2", 2), ("0", 0), ("20", 20)] {
        let memory = Memory::new().then(Ok(response(503, &[("retry-after", header)], "")));
        let start = Instant::now();
        Get::new().send(&client(&memory)).await.unwrap();
        assert_eq!(start.elapsed(), Duration::from_secs(pause), "{header}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_retry_after_beyond_the_deadline_fails_at_once_and_says_how_long() {
    let memory = Memory::new().then(Ok(response(429, &[("retry-after", "3600")], "")));
    let start = Instant::now();
    let error = Post::new().send(&client(&memory)).await.unwrap_err();
    assert_eq!(start.elapsed(), Duration::ZERO);
    assert_eq!(error.retry_after(), Some(Duration::from_secs(3600)));
    assert_eq!(error.outcome(), Outcome::Refused);
    assert!(error.to_string().contains("retry after 3600.0s"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn pauses_are_random_below_their_bounds() {
    let mut total = Duration::ZERO;
    for _ in 0..100 {
        let memory = (0..3).fold(Memory::new(), |memory, _| memory.then_json(503, "{}"));
        let start = Instant::now();
        Get::new().send(&client(&memory)).await.unwrap_err();
        assert!(
            start.elapsed() <= Duration::from_millis(602),
            "{:?}",
            start.elapsed()
        );
        total += start.elapsed();
    }
    let mean = total / 100;
    assert!(
        mean > Duration::from_millis(220) && mean < Duration::from_millis(380),
        "{mean:?}"
    );
}

#[tokio::test(start_paused = true)]
async fn one_attempt_and_the_whole_call_have_their_own_limits() {
    let memory = (0..9).fold(Memory::new(), |memory, _| memory.then_never());
    let start = Instant::now();
    let policy = RetryPolicy::default().attempts(9).base(Duration::ZERO);
    let error = Get::new()
        .send(&client(&memory))
        .retry(policy)
        .attempt_timeout(Duration::from_secs(4))
        .timeout(Duration::from_secs(10))
        .await
        .unwrap_err();
    assert_eq!(start.elapsed(), Duration::from_secs(10));
    assert_eq!(
        memory.requests().len(),
        3,
        "4 s, 4 s, and the 2 s that were left"
    );
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert_eq!(
        error.timeline().to_string(),
        "attempt 1: timed out in 4.0s; paused 0ms; attempt 2: timed out in 4.0s; paused 0ms; \
         attempt 3: timed out in 2.0s",
    );
}

#[tokio::test(start_paused = true)]
async fn a_wait_for_the_rate_limit_that_cannot_fit_fails_at_once() {
    let memory = Memory::new();
    let client = Client::builder()
        .rate_limit::<Open>(RateLimit::new(1, Duration::from_secs(60)))
        .share_rate_limits(false)
        .transport(memory.clone())
        .build()
        .unwrap();
    Post::new().send(&client).await.unwrap();
    let start = Instant::now();
    let error = Post::new().send(&client).await.unwrap_err();
    assert_eq!(start.elapsed(), Duration::ZERO);
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::Timeout, Outcome::NotSent)
    );
    let wait = error.retry_after().unwrap();
    assert!(
        wait > Duration::from_secs(55) && wait <= Duration::from_secs(61),
        "{wait:?}"
    );
    assert_eq!(memory.requests().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_wait_that_a_pause_makes_too_long_fails_at_once() {
    let memory =
        Memory::new()
            .then_json(200, "{}")
            .then(Ok(response(429, &[("retry-after", "3600")], "")));
    let client = Client::builder()
        .rate_limit::<Open>(RateLimit::per_second(1))
        .share_rate_limits(false)
        .transport(memory.clone())
        .build()
        .unwrap();
    let start = Instant::now();
    // The first is sent at once, the second after one second. The third would be sent after two.
    let calls: Vec<_> = (0..3)
        .map(|_| {
            let call = Post::new().send(&client).timeout(Duration::from_secs(25));
            tokio::spawn(async move { (call.await, start.elapsed()) })
        })
        .collect();
    let mut ends = Vec::new();
    for call in calls {
        ends.push(call.await.unwrap());
    }
    assert!(ends[0].0.is_ok());
    let refused = ends[1].0.as_ref().unwrap_err();
    let waited = ends[2].0.as_ref().unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::Api);
    assert_eq!(
        (waited.kind(), waited.outcome()),
        (ErrorKind::Timeout, Outcome::NotSent)
    );
    assert_eq!(waited.retry_after(), Some(Duration::from_secs(3600)));
    assert_eq!(ends[2].1, ends[1].1);
    assert_eq!(ends[2].1, Duration::from_secs(1));
    assert_eq!(memory.requests().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn the_budget_stops_a_storm() {
    let memory = (0..1000).fold(Memory::new(), |memory, _| memory.then_json(503, "{}"));
    let client = client(&memory);
    for _ in 0..200 {
        Get::new().send(&client).await.unwrap_err();
    }
    assert_eq!(
        memory.requests().len(),
        200 + 100,
        "a hundred retries, then none"
    );
}

#[tokio::test(start_paused = true)]
async fn only_retries_that_are_sent_use_the_budget() {
    let memory = (0..100).fold(Memory::new(), |memory, _| {
        memory.then(Ok(response(503, &[("retry-after", "60")], "")))
    });
    let client = client(&memory.clone().then_json(503, "{}"));
    for _ in 0..100 {
        let error = Get::new().send(&client).await.unwrap_err();
        assert_eq!(error.timeline().attempts(), 1);
    }
    Get::new().send(&client).await.unwrap();
    assert_eq!(memory.requests().len(), 102);
}

#[tokio::test(start_paused = true)]
async fn a_pause_of_the_client_is_not_reported_as_retry_after() {
    let memory = Memory::new().then_json(503, "{}");
    let error = Get::new()
        .send(&client(&memory))
        .timeout(Duration::from_nanos(1))
        .await
        .unwrap_err();
    assert_eq!(error.timeline().attempts(), 1);
    assert_eq!(error.retry_after(), None);
}

#[jelou_endpoint(GET, "/numbers", response = Vec<u32>, service = Open)]
struct GetNumbers;

#[tokio::test(start_paused = true)]
async fn a_decode_error_reports_the_earlier_attempts() {
    let memory = Memory::new()
        .then_json(503, "{}")
        .then_json(200, r#"["x"]"#);
    let error = GetNumbers.send(&client(&memory)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    let timeline = error.timeline().to_string();
    assert_eq!(error.timeline().attempts(), 2, "{timeline}");
    assert!(timeline.ends_with("attempt 2: 200 in 0ms"), "{timeline}");
    assert!(error.to_string().contains(", after 2 attempts"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn the_last_response_is_kept_with_its_body() {
    let memory = Memory::new()
        .then_json(503, r#"{"code": "first"}"#)
        .then_json(503, r#"{"code": "second"}"#)
        .then_json(503, r#"{"code": "third", "description": "down"}"#);
    let error: Error = Get::new().send(&client(&memory)).await.unwrap_err();
    assert_eq!(error.code().unwrap().as_str(), "third");
    assert!(error.body().unwrap().starts_with(br#"{"code": "third""#));
    assert_eq!(
        error.to_string(),
        "get (GET /x): 503 Service Unavailable `third`: down, after 3 attempts",
    );
}
