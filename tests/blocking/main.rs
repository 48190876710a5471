//! Calls without async.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use jelou::prelude::*;
use jelou::sandbox::Sandbox;
use jelou_tests::Memory;

/// A sandbox on a runtime of its own, as a server in another process would be.
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
    let answer = message().send(&jelou).with_answer().wait().unwrap();
    assert_eq!(answer.status, 200);
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
    assert_eq!(
        error.to_string(),
        "`wait()` was called inside an async runtime, which it would block; use `.await` there",
    );
    assert!(memory.requests().is_empty());
}
