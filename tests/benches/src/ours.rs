//! The same work, declared.

use std::hint::black_box;
use std::time::Duration;

use bytes::Bytes;
use http::StatusCode;
use http::header::{CONTENT_TYPE, DATE, HeaderValue, SERVER};
use jelou_core::limit::Limiter;
use jelou_core::transport::{ReqwestTransport, SendFuture, SendOptions, Transport};
use jelou_core::wire::Received;
use jelou_core::{
    ApiError, AuthScheme, Client, Credential, Endpoint, RateLimit, Service, ServiceInfo,
    StandardError, jelou_endpoint, jelou_model,
};
use tokio::runtime::Builder;

/// A response of about 200 bytes.
pub const SUCCESS: &[u8] = br#"{"success":true,"messageId":"msg_0123456789abcdef0123456789abcdef","to":["593900000000","593911111111"],"note":"taken for delivery, and nothing else can be said of it at this moment in time"}"#;

/// An error response.
pub const ERROR: &[u8] = br#"{"code":"bot_not_found","description":"The bot does not exist"}"#;

/// A limit that is never reached: its window ends before the next request.
const UNCONTENDED: RateLimit = RateLimit::new(5, Duration::from_nanos(1));

/// A service with Basic authentication.
#[derive(Clone, Copy)]
pub struct Platform;

impl Service for Platform {
    const INFO: &'static ServiceInfo = &ServiceInfo::new("platform", "https://api.example.com")
        .auth(AuthScheme::basic("PLATFORM_ID", "PLATFORM_SECRET"))
        .rate_limit(UNCONTENDED);
    type Error = StandardError;
}

/// Sends a text.
#[jelou_endpoint(POST, "/v1/bots/{bot_id}/messages", response = Sent, service = Platform,
    crate = ::jelou_core)]
pub struct Send {
    pub(crate) bot_id: String,
    #[query]
    pub(crate) limit: u32,
    #[query]
    pub(crate) tag: String,
    #[serde(rename = "type")]
    pub(crate) kind: String,
    pub(crate) text: String,
    pub(crate) user_id: String,
}

/// The response of success.
#[jelou_model(crate = ::jelou_core)]
pub struct Sent {
    success: bool,
    message_id: String,
    to: Vec<String>,
    note: Option<String>,
}

/// What is sent.
pub fn message() -> Send {
    Send::new(
        "+593 bot/1",
        10,
        "a b",
        "text",
        "x".repeat(140),
        "593900000000",
    )
}

/// Responds to every request at once.
pub struct Canned;

/// Refuses every request at once.
pub struct Refusing;

impl Transport for Canned {
    fn send(&self, request: http::Request<Bytes>, _: SendOptions) -> SendFuture<'_> {
        black_box(request);
        Box::pin(std::future::ready(Ok(response(StatusCode::OK, SUCCESS))))
    }
}

impl Transport for Refusing {
    fn send(&self, request: http::Request<Bytes>, _: SendOptions) -> SendFuture<'_> {
        black_box(request);
        Box::pin(std::future::ready(Ok(response(
            StatusCode::NOT_FOUND,
            ERROR,
        ))))
    }
}

fn client() -> Client {
    client_over(Canned)
}

fn client_over(transport: impl Transport) -> Client {
    Client::builder()
        .credential::<Platform>(Credential::basic("my_client_id", "my_client_secret"))
        .transport(transport)
        .build()
        .expect("the settings are valid")
}

/// A declared request to `http::Request`.
pub fn encode() -> Box<dyn FnMut()> {
    let (client, message) = (client(), message());
    Box::new(move || {
        let request = client
            .call(black_box(&message))
            .dry_run()
            .expect("it can be encoded");
        black_box(request.into_request());
    })
}

/// A response as it comes from a transport.
pub fn response(status: StatusCode, body: &'static [u8]) -> http::Response<Bytes> {
    let mut response = http::Response::new(Bytes::from_static(body));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.reserve(3);
    let json = HeaderValue::from_static("application/json; charset=utf-8");
    headers.insert(CONTENT_TYPE, json);
    headers.insert(
        DATE,
        HeaderValue::from_static("Wed, 25 Nov 2026 03:04:05 GMT"),
    );
    headers.insert(SERVER, HeaderValue::from_static("bench"));
    response
}

/// A declared request to `reqwest::Request`.
pub fn reqwest() -> Box<dyn FnMut()> {
    let (client, message) = (client(), message());
    let transport = ReqwestTransport::from_client(reqwest::Client::new());
    Box::new(move || {
        let request = client
            .call(black_box(&message))
            .dry_run()
            .expect("it can be encoded");
        black_box(
            transport
                .request(request.into_request())
                .expect("it is a URL"),
        );
    })
}

fn received(status: StatusCode, body: &'static [u8]) -> Received {
    Received::new(response(status, body), usize::MAX).expect("it is not compressed")
}

/// From a response to the response of success.
pub fn decode() -> Box<dyn FnMut()> {
    Box::new(|| {
        let response = received(black_box(StatusCode::OK), SUCCESS);
        assert!(response.status().is_success() && !StandardError::is_failure(&response));
        black_box(Send::decode(&response).expect("it is a message"));
    })
}

/// From a response to the error.
pub fn error() -> Box<dyn FnMut()> {
    Box::new(|| {
        let response = received(black_box(StatusCode::NOT_FOUND), ERROR);
        assert!(!response.status().is_success());
        black_box(StandardError::from_response(&response).expect("it is an error"));
    })
}

/// The whole life of a permit that nobody waits for.
pub fn permit() -> Box<dyn FnMut()> {
    let limiter = Limiter::new(UNCONTENDED);
    Box::new(move || {
        let mut permit = limiter.try_acquire(1).expect("the limit is never reached");
        permit.sent();
        permit.responded();
    })
}

/// A whole call over a transport that responds at once.
pub fn call() -> Box<dyn FnMut()> {
    let (client, message) = (client(), message());
    let runtime = Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("a runtime");
    Box::new(move || {
        let call = client.call(black_box(&message)).into_future();
        black_box(runtime.block_on(call).expect("it is canned"));
    })
}

/// A whole call that ends in a documented error.
pub fn refused_call() -> Box<dyn FnMut()> {
    let (client, message) = (client_over(Refusing), message());
    let runtime = Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("a runtime");
    Box::new(move || {
        let call = client.call(black_box(&message)).into_future();
        black_box(runtime.block_on(call).expect_err("it is refused"));
    })
}
