//! Calls without async.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use jelou::prelude::*;
use jelou::sandbox::Sandbox;
use jelou::{Service, ServiceInfo, StandardError};
use jelou_tests::Memory;

/// A sandbox on its own runtime, like a server in another process.
fn sandbox() -> (tokio::runtime::Runtime, Sandbox) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .unwrap();
    let sandbox = runtime.block_on(Sandbox::start()).unwrap();
    (runtime, sandbox)
}

#[test]
fn a_call_runs_on_the_thread_of_its_caller() {
    let (_runtime, sandbox) = sandbox();
    let jelou = sandbox.client().unwrap();
    let message = || SendMessage::new(Sandbox::BOT, Sandbox::USER, Message::text("Hello"));
    let sent = message().send(&jelou).wait().unwrap();
    assert_eq!(sent.message_id.as_deref(), Some("msg_1"));
    let response = message().send(&jelou).with_response().wait().unwrap();
    assert_eq!(response.status, 200);
    let raw = message().send(&jelou).raw().wait().unwrap();
    assert!(raw.body().starts_with(b"{"));
    let error = SendMessage::new("nobody", "1", Message::text("x"))
        .send(&jelou)
        .wait()
        .unwrap_err();
    assert_eq!(error.code(), Some(&ErrorCode::BotNotFound));
    assert_eq!(sandbox.messages().len(), 3);
}

#[test]
fn many_threads_share_one_rate_limit() {
    let (_runtime, sandbox) = sandbox();
    let jelou = sandbox.client().unwrap();
    std::thread::scope(|scope| {
        for _ in 0..9 {
            scope.spawn(|| {
                SendMessage::new(Sandbox::BOT, Sandbox::USER, Message::text("Hello"))
                    .send(&jelou)
                    .wait()
                    .unwrap()
            });
        }
    });
    assert_eq!(
        (sandbox.messages().len(), sandbox.refused_requests()),
        (9, 0)
    );
}

#[tokio::test]
async fn inside_a_runtime_it_refuses_and_sends_nothing() {
    let memory = Memory::new();
    let jelou = Jelou::builder()
        .client_credentials("id", "secret")
        .configure(|client| client.transport(memory.clone()))
        .build()
        .unwrap();
    let error = GetUserState::new("1").send(&jelou).wait().unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::Configuration, Outcome::NotSent)
    );
    assert_eq!(error.to_string(), REFUSED,);
    assert!(memory.requests().is_empty());
}

const REFUSED: &str = "`wait()` was called inside an async runtime, which it would block; use \
                       `.await` there, or call it inside `tokio::task::spawn_blocking`";

/// A client with two responses.
fn two_responses() -> (Memory, Client) {
    let memory = Memory::new()
        .then_json(200, r#"{"id": 1}"#)
        .then_json(200, r#"{"id": 1}"#);
    let client = Client::builder().transport(memory.clone()).build().unwrap();
    (memory, client)
}

/// A service without authentication.
struct Stock;

impl Service for Stock {
    const INFO: &'static ServiceInfo = &ServiceInfo::new("stock", "https://stock.example.com");
    type Error = StandardError;
}

#[jelou_endpoint(GET, "/articles", response = (), service = Stock)]
struct CountArticles;

#[test]
fn a_thread_that_may_block_waits_in_every_runtime() {
    let mut current = tokio::runtime::Builder::new_current_thread();
    let mut many = tokio::runtime::Builder::new_multi_thread();
    for builder in [&mut current, many.worker_threads(2)] {
        let runtime = builder.enable_all().build().unwrap();
        let (memory, client) = two_responses();
        let blocking = client.clone();
        runtime
            .block_on(runtime.spawn_blocking(move || CountArticles::new().send(&blocking).wait()))
            .unwrap()
            .unwrap();
        // A runtime that is only entered is not blocked.
        let _entered = runtime.enter();
        CountArticles::new().send(&client).wait().unwrap();
        assert_eq!(memory.requests().len(), 2);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_task_may_wait_only_where_blocking_is_announced() {
    let (memory, client) = two_responses();
    let task = |client: Client| async move {
        let refused = CountArticles::new().send(&client).wait().unwrap_err();
        // The refused call has not used up the budget of the task.
        assert!(tokio::task::coop::has_budget_remaining());
        refused.to_string()
    };
    assert_eq!(task(client.clone()).await, REFUSED);
    assert_eq!(tokio::spawn(task(client.clone())).await.unwrap(), REFUSED);
    let local = tokio::task::LocalSet::new();
    assert_eq!(local.run_until(task(client.clone())).await, REFUSED);
    assert!(memory.requests().is_empty());
    tokio::task::block_in_place(|| CountArticles::new().send(&client).wait()).unwrap();
    tokio::task::unconstrained(async { CountArticles::new().send(&client).wait() })
        .await
        .unwrap();
    assert_eq!(memory.requests().len(), 2);
}

#[test]
fn a_blocking_thread_reaches_a_server_of_its_runtime() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let sent = runtime.block_on(async {
        let sandbox = Sandbox::start().await.unwrap();
        let jelou = sandbox.client().unwrap();
        tokio::task::spawn_blocking(move || {
            let message = SendMessage::new(Sandbox::BOT, Sandbox::USER, Message::text("Hello"));
            message.send(&jelou).wait()
        })
        .await
        .unwrap()
    });
    assert_eq!(sent.unwrap().message_id.as_deref(), Some("msg_1"));
}
