//! One endpoint as a careful engineer would write it by hand.

use std::fmt::Write;
use std::hint::black_box;

use bytes::Bytes;
use http::StatusCode;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue, USER_AGENT};
use http::uri::{Authority, Parts, PathAndQuery, Scheme};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use reqwest::Url;
use serde::{Deserialize, Serialize};
use tokio::runtime::Builder;

use crate::ours::{self, ERROR, SUCCESS};

const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

const AUTHORIZED: &str = "Basic bXlfY2xpZW50X2lkOm15X2NsaWVudF9zZWNyZXQ=";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Body<'a> {
    #[serde(rename = "type")]
    kind: &'a str,
    text: &'a str,
    user_id: &'a str,
}

/// The response of success.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code, reason = "decoded, not looked at")]
pub struct Sent {
    success: bool,
    message_id: String,
    to: Vec<String>,
    note: Option<String>,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "decoded, not looked at")]
struct Failure {
    code: String,
    description: String,
}

/// Everything that stays the same from request to request.
pub struct Fixed {
    authorization: HeaderValue,
    scheme: Scheme,
    authority: Authority,
}

/// The same headers that the library sends.
pub fn request(fixed: &Fixed, message: &ours::Send) -> http::Request<Bytes> {
    let mut target = String::with_capacity(128);
    target.push_str("/v1/bots/");
    target.extend(utf8_percent_encode(&message.bot_id, RESERVED));
    target.push_str("/messages?limit=");
    write!(target, "{}", message.limit).expect("a string takes any text");
    target.push_str("&tag=");
    target.extend(utf8_percent_encode(&message.tag, RESERVED));
    let mut parts = Parts::default();
    parts.scheme = Some(fixed.scheme.clone());
    parts.authority = Some(fixed.authority.clone());
    parts.path_and_query =
        Some(PathAndQuery::from_maybe_shared(Bytes::from(target)).expect("it is encoded"));
    let mut request = http::Request::new(Bytes::from(json(message)));
    *request.method_mut() = http::Method::POST;
    *request.uri_mut() = http::Uri::from_parts(parts).expect("all parts are there");
    let headers = request.headers_mut();
    headers.reserve(4);
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
    headers.insert(USER_AGENT, HeaderValue::from_static("by-hand/0.1.0"));
    headers.insert(AUTHORIZATION, fixed.authorization.clone());
    request
}

impl Fixed {
    /// What goes to one host.
    pub fn of(scheme: Scheme, authority: &str) -> Self {
        Self {
            authorization: HeaderValue::from_static(AUTHORIZED),
            scheme,
            authority: authority.parse().expect("it is an authority"),
        }
    }
}

fn fixed() -> Fixed {
    Fixed::of(Scheme::HTTPS, "api.example.com")
}

/// The same over reqwest, by someone who knows it well: nothing is parsed twice.
pub struct ReqwestRequest {
    base: Url,
    headers: HeaderMap,
}

impl ReqwestRequest {
    /// Requests below a base URL.
    pub fn new(base: &str) -> Self {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        headers.insert(USER_AGENT, HeaderValue::from_static("by-hand/0.1.0"));
        headers.insert(AUTHORIZATION, HeaderValue::from_static(AUTHORIZED));
        Self {
            base: Url::parse(base).expect("it is a URL"),
            headers,
        }
    }

    /// The request of one message.
    pub fn of(&self, message: &ours::Send) -> reqwest::Request {
        let mut url = self.base.clone();
        let mut path = String::with_capacity(64);
        path.push_str("/v1/bots/");
        path.extend(utf8_percent_encode(&message.bot_id, RESERVED));
        path.push_str("/messages");
        url.set_path(&path);
        let mut query = String::with_capacity(64);
        write!(query, "limit={}&tag=", message.limit).expect("a string takes any text");
        query.extend(utf8_percent_encode(&message.tag, RESERVED));
        url.set_query(Some(&query));
        let mut request = reqwest::Request::new(reqwest::Method::POST, url);
        *request.headers_mut() = self.headers.clone();
        *request.body_mut() = Some(json(message).into());
        request
    }
}

/// A request to `reqwest::Request`.
pub fn reqwest() -> Box<dyn FnMut()> {
    let (request, message) = (
        ReqwestRequest::new("https://api.example.com"),
        ours::message(),
    );
    Box::new(move || {
        black_box(request.of(black_box(&message)));
    })
}

fn json(message: &ours::Send) -> Vec<u8> {
    let body = Body {
        kind: &message.kind,
        text: &message.text,
        user_id: &message.user_id,
    };
    let mut json = Vec::with_capacity(256);
    serde_json::to_writer(&mut json, &body).expect("texts are JSON");
    json
}

/// A request to `http::Request`.
pub fn encode() -> Box<dyn FnMut()> {
    let (fixed, message) = (fixed(), ours::message());
    Box::new(move || {
        black_box(request(&fixed, black_box(&message)));
    })
}

/// A response that is not read: the work before decoding.
pub fn response() -> Box<dyn FnMut()> {
    Box::new(|| {
        black_box(ours::response(black_box(StatusCode::OK), SUCCESS));
    })
}

/// From a response to the response of success.
pub fn decode() -> Box<dyn FnMut()> {
    Box::new(|| {
        let response = ours::response(black_box(StatusCode::OK), SUCCESS);
        assert!(response.status().is_success());
        let sent: Sent = serde_json::from_slice(response.body()).expect("it is a message");
        black_box(sent);
    })
}

/// From a response to the error.
pub fn error() -> Box<dyn FnMut()> {
    Box::new(|| {
        let response = ours::response(black_box(StatusCode::NOT_FOUND), ERROR);
        assert!(!response.status().is_success());
        let failure: Failure = serde_json::from_slice(response.body()).expect("it is an error");
        black_box(failure);
    })
}

/// A request by hand, sent over the same transport, and its response decoded. `call` does the same with
/// the library around it.
pub fn transport() -> Box<dyn FnMut()> {
    use jelou_core::Transport;
    use jelou_core::transport::SendOptions;
    use tokio::time::Instant;

    let (fixed, message) = (fixed(), ours::message());
    let limits = SendOptions::new(usize::MAX, Instant::now());
    let runtime = Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("a runtime");
    Box::new(move || {
        let request = request(&fixed, black_box(&message));
        let response = runtime
            .block_on(ours::Canned.send(request, limits))
            .expect("it is canned");
        assert!(response.status().is_success());
        let sent: Sent = serde_json::from_slice(response.body()).expect("it is a message");
        black_box(sent);
    })
}

/// A request by hand that is refused, sent over the same transport, and its error decoded.
pub fn refused_transport() -> Box<dyn FnMut()> {
    use jelou_core::Transport;
    use jelou_core::transport::SendOptions;
    use tokio::time::Instant;

    let (fixed, message) = (fixed(), ours::message());
    let limits = SendOptions::new(usize::MAX, Instant::now());
    let runtime = Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("a runtime");
    Box::new(move || {
        let request = request(&fixed, black_box(&message));
        let response = runtime
            .block_on(ours::Refusing.send(request, limits))
            .expect("it is canned");
        assert!(!response.status().is_success());
        let failure: Failure = serde_json::from_slice(response.body()).expect("it is an error");
        black_box(failure);
    })
}
