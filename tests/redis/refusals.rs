//! Refusals (429), and the pauses that they ask for.

use std::time::{Duration, Instant};

use jelou_core::limit::WhenUnavailable;
use jelou_core::{Client, Credential, Error, ErrorKind, Outcome, RetryPolicy};
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::sleep;

use super::redis_server::{RedisServer, on_each_server};
use super::server::{LIMIT, SLOW, Server, WINDOW};
use super::worker::{Counted, Hit, TOKEN, limit};
use super::{runtime, seconds};

/// A client that counts as a process of its own.
fn process(redis: &RedisServer, server: &Server) -> Client {
    Client::builder()
        .shared_rate_limit(limit(&redis.url(), WhenUnavailable::Fail))
        .share_rate_limits(false)
        .base_url::<Counted>(server.url())
        .credential::<Counted>(Credential::bearer(TOKEN))
        .retry(RetryPolicy::never())
        .build()
        .unwrap()
}

/// Sends a full window of calls with late responses, the first ones with these refusals.
async fn slow_calls(
    client: &Client,
    server: &Server,
    refusals: &[Option<u32>],
) -> JoinSet<Result<(), Error>> {
    // A Redis that has just started lends nothing at first.
    Hit::new("hit", 0).send(client).await.unwrap();
    sleep(WINDOW * 2).await;
    server.refuse(refusals);
    let mut calls = JoinSet::new();
    for number in 0..LIMIT {
        let number = number.try_into().unwrap();
        calls.spawn(Hit::new("slow", number).send(client).into_future());
    }
    sleep(SLOW / 2).await;
    assert_eq!(server.hits().len(), 1 + LIMIT);
    calls
}

/// Requests refused together are one refusal, even if the pause is over at once.
async fn together(redis: &RedisServer, server: &Server) {
    let client = process(redis, server);
    let calls = slow_calls(&client, server, &[Some(0); LIMIT]).await;
    for response in calls.join_all().await {
        response.unwrap_err();
    }
    // It does not say for how long.
    server.refuse(&[None]);
    Hit::new("hit", 1).send(&client).await.unwrap_err();
    Hit::new("hit", 2).send(&client).await.unwrap();
    let hits = server.hits();
    let pause = hits[hits.len() - 1] - hits[hits.len() - 2];
    println!("{pause:?} after the second refusal");
    assert!(pause >= seconds(2) && pause < seconds(4), "{pause:?}");
    server.check();
}

#[test]
fn requests_refused_together_count_once() {
    on_each_server(|program| {
        let (redis, server) = (RedisServer::of(program, &[]), Server::start());
        runtime().block_on(together(&redis, &server));
    });
}

/// Makes a call that waits, and returns how long it took.
fn waiting(client: &Client) -> JoinHandle<(Error, Duration)> {
    let call = Hit::new("hit", 1).send(client).timeout(seconds(25));
    let start = Instant::now();
    tokio::spawn(async move { (call.await.unwrap_err(), start.elapsed()) })
}

/// A pause ends the waits that it makes too long, in all processes.
#[tokio::test]
async fn a_call_that_cannot_be_served_because_of_a_pause_fails_at_once() {
    let (redis, server) = (RedisServer::start(), Server::start());
    let (one, other) = (process(&redis, &server), process(&redis, &server));
    let calls = slow_calls(&one, &server, &[Some(3600)]).await;
    for call in [waiting(&one), waiting(&other)] {
        let (error, took) = call.await.unwrap();
        println!("{took:?}: {error}");
        assert_eq!(
            (error.kind(), error.outcome()),
            (ErrorKind::Timeout, Outcome::NotSent)
        );
        let wait = error.retry_after().unwrap();
        assert!(wait > seconds(3500) && wait <= seconds(3601), "{wait:?}");
        // The other learns of it when it asks next, or with its heartbeat.
        assert!(took < seconds(3), "{took:?}");
    }
    drop(calls);
    server.check();
}
