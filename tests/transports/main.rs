//! One call over each kind of transport: reqwest, a tower service, memory.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::convert::Infallible;
use std::future::{Ready, ready};
use std::task::{Context, Poll};

use bytes::Bytes;
use hyper_util::client::legacy::connect::HttpConnector;
use jelou::prelude::*;
use jelou::transport::{HyperTransport, ReqwestTransport, TowerTransport, Transport};
use jelou_tests::{Memory, RawServer};

const STATE: &str = r#"{"id": 593900000000, "names": "Ana", "state": "auto"}"#;

/// A server in the same process.
#[derive(Clone)]
struct InProcess;

impl tower_service::Service<http::Request<Bytes>> for InProcess {
    type Response = http::Response<Bytes>;
    type Error = Infallible;
    type Future = Ready<Result<Self::Response, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<Bytes>) -> Self::Future {
        assert_eq!(request.uri().path(), "/v1/users/593900000000/state");
        ready(Ok(http::Response::new(Bytes::from_static(
            STATE.as_bytes(),
        ))))
    }
}

/// A service that is never ready.
#[derive(Clone)]
struct Closed;

impl tower_service::Service<http::Request<Bytes>> for Closed {
    type Response = http::Response<Bytes>;
    type Error = std::io::Error;
    type Future = Ready<Result<Self::Response, std::io::Error>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), std::io::Error>> {
        Poll::Ready(Err(std::io::Error::other("the pool is closed")))
    }

    fn call(&mut self, _: http::Request<Bytes>) -> Self::Future {
        ready(Err(std::io::Error::other("not ready")))
    }
}

fn jelou(transport: impl Transport, base_url: &str) -> Jelou {
    Jelou::builder()
        .client_credentials("id", "secret")
        .base_url(base_url)
        .configure(|client| client.transport(transport).retry(RetryPolicy::never()))
        .build()
        .unwrap()
}

async fn read_state(jelou: &Jelou) -> Result<UserState, Error> {
    GetUserState::new("593900000000").send(jelou).await
}

#[tokio::test]
async fn reqwest_with_a_client_of_the_caller() {
    let server = RawServer::responding_json(STATE).await;
    let client = reqwest::Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap();
    let jelou = jelou(ReqwestTransport::from_client(client), &server.base_url());
    let state = read_state(&jelou).await.unwrap();
    assert_eq!(state.id.unwrap().as_str(), "593900000000");
}

#[tokio::test]
async fn hyper_with_a_connector_of_the_caller() {
    let server = RawServer::responding_json(STATE).await;
    let transport = HyperTransport::with_connector(HttpConnector::new());
    let jelou = jelou(transport, &server.base_url());
    for _ in 0..2 {
        assert_eq!(
            read_state(&jelou).await.unwrap().names.as_deref(),
            Some("Ana")
        );
    }
    let request = &server.requests()[0];
    assert!(
        request.starts_with("GET /v1/users/593900000000/state HTTP/1.1\r\n"),
        "{request}"
    );
    assert!(
        request.contains("content-type: application/json\r\n"),
        "{request}"
    );
}

#[tokio::test]
async fn a_tower_service() {
    let jelou = jelou(TowerTransport::new(InProcess), "http://in-process");
    assert_eq!(
        read_state(&jelou).await.unwrap().names.as_deref(),
        Some("Ana")
    );
}

/// A service that stays busy.
#[derive(Clone)]
struct Busy;

impl tower_service::Service<http::Request<Bytes>> for Busy {
    type Response = http::Response<Bytes>;
    type Error = Infallible;
    type Future = Ready<Result<Self::Response, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Pending
    }

    fn call(&mut self, _: http::Request<Bytes>) -> Self::Future {
        unreachable!("it is never ready")
    }
}

#[tokio::test(start_paused = true)]
async fn a_tower_service_that_stays_busy_sends_nothing() {
    let error = read_state(&jelou(TowerTransport::new(Busy), "http://in-process"))
        .await
        .unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::Transport, Outcome::NotSent)
    );
}

#[tokio::test]
async fn an_address_that_the_callers_client_refuses_is_not_sent() {
    let server = RawServer::responding_json(STATE).await;
    let client = reqwest::Client::builder().https_only(true).build().unwrap();
    let jelou = jelou(ReqwestTransport::from_client(client), &server.base_url());
    let error = read_state(&jelou).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::Transport, Outcome::NotSent)
    );
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_tower_service_that_is_not_ready_sends_nothing() {
    let error = read_state(&jelou(TowerTransport::new(Closed), "http://in-process"))
        .await
        .unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::Transport, Outcome::NotSent)
    );
    assert_eq!(error.message(), "the pool is closed");
}

#[tokio::test]
async fn memory() {
    let memory = Memory::new().then_json(200, STATE);
    read_state(&jelou(memory.clone(), "http://memory"))
        .await
        .unwrap();
    assert_eq!(memory.requests().len(), 1);
}
