//! The memory of a call that waits for its permit.

use std::task::{Context, Waker};
use std::time::Duration;

use jelou_core::{Client, Credential, RateLimit};
use tokio::runtime::Builder;

use crate::counting;
use jelou_benches::ours::{self, Canned, Platform};

const CALLS: usize = 10_000;

/// Returns the bytes on the heap of one of many waiting calls, with its future.
pub(crate) fn bytes_of_a_call() -> usize {
    let client = Client::builder()
        .credential::<Platform>(Credential::basic("my_client_id", "my_client_secret"))
        .rate_limit::<Platform>(RateLimit::new(5, Duration::from_secs(60)))
        .timeout(Duration::from_secs(24 * 60 * 60 * 365))
        .transport(Canned)
        .build()
        .expect("the settings are valid");
    let message = ours::message();
    let runtime = Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("a runtime");
    let _clock = runtime.enter();
    let mut context = Context::from_waker(Waker::noop());
    let mut start = |count: usize| {
        let mut calls = Vec::with_capacity(count);
        for _ in 0..count {
            let mut call = Box::pin(client.call(&message).into_future());
            let _ = call.as_mut().poll(&mut context);
            calls.push(call);
        }
        calls
    };
    // The first calls are sent at once. They also grow the table of waiters.
    let _gone = start(5);
    let before = counting::bytes_in_use();
    let waiting = start(CALLS);
    let bytes = counting::bytes_in_use() - before;
    drop(waiting);
    bytes / CALLS
}
