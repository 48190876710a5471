//! One process is cut off from Redis, beside another that is not.

use std::thread::{self, scope};
use std::time::{Duration, Instant};

use jelou_core::Client;
use jelou_core::limit::WhenUnavailable;
use tokio::time::sleep;

use super::proxy::Proxy;
use super::redis_server::RedisServer;
use super::server::{LIMIT, Server};
use super::worker::{Hit, Worker, client};
use super::{next_hit, rate, runtime, seconds};

/// The share of one of two processes.
const SHARE: usize = LIMIT / 2;

struct Scene {
    server: Server,
    proxy: Proxy,
    cut_off: Worker,
    other: Worker,
    _redis: RedisServer,
}

fn set(when: WhenUnavailable, time: Duration) -> Scene {
    let (redis, server) = (RedisServer::start(), Server::start());
    let proxy = Proxy::to(redis.port());
    let worker = |url: &str, number| {
        Worker::of(&server, "hit", number, time)
            .when_unavailable(when)
            .start(url)
    };
    let (cut_off, other) = (worker(&proxy.url(), 0), worker(&redis.url(), 1));
    next_hit(&server, seconds(10));
    thread::sleep(seconds(4));
    Scene {
        cut_off,
        other,
        server,
        proxy,
        _redis: redis,
    }
}

/// An outage too short for a process to begin with its share.
fn a_short_cut() {
    let scene = set(WhenUnavailable::LocalShare, seconds(26));
    for cut in [500, 1000, 2000] {
        scene.proxy.cut();
        thread::sleep(Duration::from_millis(cut));
        scene.proxy.mend();
        thread::sleep(seconds(4));
    }
    assert_eq!(scene.cut_off.report()["failed"], 0);
    assert_eq!(scene.other.report()["failed"], 0);
    scene.server.check();
}

/// A message that a process sent before it was lent slots arrives after that. The slots stay its own.
async fn a_heartbeat_that_comes_late() {
    let (redis, server) = (RedisServer::start(), Server::start());
    let proxy = Proxy::to(redis.port());
    let client = |url: &str| client(url, &server.url(), "late", WhenUnavailable::Fail);
    let (one, other) = (client(&proxy.url()), client(&redis.url()));
    for client in [&one, &other] {
        Hit::new("hit", 0).send(client).await.unwrap();
    }
    proxy.hold_heartbeat().await;
    // By now it has given up waiting for a response, and has said anew that it holds nothing.
    sleep(Duration::from_millis(400)).await;
    let calls = |kind, client: &Client| {
        let calls = [(); LIMIT].map(|()| Hit::new(kind, 1).send(client).into_future());
        calls.map(tokio::spawn)
    };
    let hanging = calls("hang", &one);
    sleep(Duration::from_millis(300)).await;
    assert_eq!(server.hits_of("/hang/1"), LIMIT);
    let waiting = calls("hit", &other);
    sleep(seconds(2)).await;
    assert_eq!(server.hits_of("/hit/1"), 0);
    for call in hanging {
        call.abort();
    }
    for call in waiting {
        call.await.unwrap().unwrap();
    }
    server.check();
}

/// A message that a process holds a slot arrives long after the process reported its outcome. For a
/// moment there seems to be one slot more. When it is gone, no slot becomes free because of it.
async fn a_slot_that_is_named_again() {
    let (redis, server) = (RedisServer::start(), Server::start());
    let proxy = Proxy::to(redis.port());
    let client = |url: &str| client(url, &server.url(), "again", WhenUnavailable::Fail);
    let (one, other) = (client(&proxy.url()), client(&redis.url()));
    let call = |client: &Client, kind, number| {
        tokio::spawn(Hit::new(kind, number).send(client).into_future())
    };
    for client in [&other, &one] {
        call(client, "hit", 0).await.unwrap().unwrap();
    }
    // Its heartbeat comes a second after its first call, and names the slot of this one.
    sleep(Duration::from_millis(800)).await;
    let late = call(&one, "late", 1);
    proxy.hold_heartbeat().await;
    sleep(Duration::from_millis(600)).await;
    late.await.unwrap().unwrap();
    let mut calls: Vec<_> = (0..=LIMIT).map(|_| call(&other, "hit", 1)).collect();
    // By now it has arrived. The other asks before the next one says how it is.
    sleep(Duration::from_millis(400)).await;
    calls.push(call(&one, "hit", 2));
    for call in calls {
        call.await.unwrap().unwrap();
    }
    server.check();
}

fn a_long_cut_with_shares() {
    let began = Instant::now();
    let scene = set(WhenUnavailable::LocalShare, seconds(30));
    let server = &scene.server;
    scene.proxy.cut();
    let cut = Instant::now();
    thread::sleep(seconds(6));
    let before = server.hits_of("/hit/0");
    thread::sleep(seconds(6));
    let alone = server.hits_of("/hit/0") - before;
    // Its share all at once, each time a window after the last, and later by as much as looking
    // for Redis takes where that fell between: five or six times, or one less or more at the edges.
    println!("{alone} in six seconds alone");
    assert!((4 * SHARE..=7 * SHARE).contains(&alone), "{alone}");
    scene.proxy.mend();
    let mended = Instant::now();
    thread::sleep(seconds(9));
    let again = rate(server, mended + seconds(4), mended + seconds(9));
    println!("{again:.2} per second after the cut");
    assert!(again >= 4.6, "{again}");
    let report = scene.cut_off.report();
    assert_eq!(
        (report["failed"], report["outages"], report["warnings"]),
        (0, 1, 1)
    );
    assert_eq!(scene.other.report()["outages"], 0);
    // A share more, while the other cannot know; then no more than the limit.
    let together = server.worst_of(cut, mended + seconds(2)).0;
    println!("at most {together} while one is cut off");
    assert!(together <= LIMIT + SHARE, "{together}");
    for (from, to) in [
        (began, cut + seconds(3)),
        (mended + seconds(2), mended + seconds(60)),
    ] {
        let (most, _) = server.worst_of(from, to);
        assert!(most <= LIMIT, "{most} in a window");
    }
}

fn a_long_cut_without_shares() {
    let scene = set(WhenUnavailable::Fail, seconds(30));
    scene.proxy.cut();
    let cut = Instant::now();
    thread::sleep(seconds(10));
    let mended = Instant::now();
    scene.proxy.mend();
    thread::sleep(seconds(9));
    let alone = rate(&scene.server, cut + seconds(7), mended);
    let again = rate(&scene.server, mended + seconds(4), mended + seconds(9));
    println!("{alone:.2} per second of the other alone, {again:.2} after the cut");
    assert!(alone >= 4.5 && again >= 4.6, "{alone} {again}");
    let report = scene.cut_off.report();
    assert!(report["failed"] > 0 && report["sent"] > 0, "{report:?}");
    assert_eq!(scene.other.report()["failed"], 0);
    scene.server.check();
}

#[test]
fn one_process_is_cut_off() {
    scope(|threads| {
        threads.spawn(a_short_cut);
        threads.spawn(|| {
            runtime().block_on(async {
                a_heartbeat_that_comes_late().await;
                a_slot_that_is_named_again().await;
            });
        });
        threads.spawn(a_long_cut_with_shares);
        threads.spawn(a_long_cut_without_shares);
    });
}
