//! A rate limit that processes share over Redis: exact at full rate, while Redis comes and goes,
//! and when processes die.
//!
//! Each test starts servers of its own: `redis-server`, and the shorter ones `valkey-server` too
//! where it is installed. `JELOU_TEST_REDIS_SERVER` names another program to run in their place.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod certificates;
mod clock;
mod costs;
mod outage;
mod partition;
mod persistence;
mod proxy;
mod redis_server;
mod refusals;
mod server;
mod tls;
mod worker;

use std::thread::sleep;
use std::time::{Duration, Instant};

use jelou_core::limit::WhenUnavailable;
use jelou_core::{ErrorKind, Outcome};
use proxy::Proxy;
use redis_server::{RedisServer, free_port, on_each_server};
use server::{LIMIT, Server, WINDOW};
use worker::{Hit, TOKEN, Worker, client};

const PROCESSES: u32 = 4;

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Runtime::new().unwrap()
}

fn start(redis: &RedisServer, server: &Server, time: Duration) -> Vec<Worker> {
    (0..PROCESSES)
        .map(|number| Worker::of(server, "hit", number, time).start(&redis.url()))
        .collect()
}

/// Waits until the server counts another request.
fn next_hit(server: &Server, within: Duration) -> Instant {
    let (start, before) = (Instant::now(), server.hits().len());
    while server.hits().len() == before {
        assert!(start.elapsed() < within, "nothing within {within:?}");
        sleep(Duration::from_millis(5));
    }
    server.hits()[before]
}

fn rate(server: &Server, from: Instant, to: Instant) -> f64 {
    let count = u32::try_from(server.between(from, to)).unwrap();
    f64::from(count) / (to - from).as_secs_f64()
}

/// Measures the rate from now on.
fn rate_for(server: &Server, time: Duration) -> f64 {
    let now = Instant::now();
    sleep(time);
    rate(server, now, now + time)
}

/// Waits for the processes to end. Asserts that no call failed, and that they never lost Redis.
fn all_went_well(workers: Vec<Worker>) {
    for worker in workers {
        let report = worker.report();
        assert_eq!((report["failed"], report["outages"]), (0, 0));
    }
}

#[test]
fn four_processes_keep_the_limit_together_at_full_rate() {
    const RUN: Duration = Duration::from_secs(60);

    let (redis, server) = (RedisServer::start(), Server::start());
    // A Redis that has just started may have lost what counts, so that nobody goes at first.
    let workers = start(&redis, &server, RUN + seconds(6));
    let first = next_hit(&server, seconds(10));
    let (before, from) = (redis.round_trips(), Instant::now());
    sleep((first + RUN).saturating_duration_since(from));
    let (trips, to) = (redis.round_trips() - before, Instant::now());

    let rate = rate(&server, first, first + RUN);
    let permits = u32::try_from(server.between(from, to)).unwrap();
    let beats = f64::from(PROCESSES) * (to - from).as_secs_f64();
    // One question, and one message of the response that came soon after; the rest is asked again.
    let trips = (trips - beats) / f64::from(permits);
    println!("{rate:.3} per second, {trips:.2} messages for a permit, without heartbeats");
    server.check();
    assert!(rate >= 4.8, "{rate}");
    assert!(trips < 2.5, "{trips}");
    for number in 0..PROCESSES {
        assert!(
            server.hits_of(&format!("/hit/{number}")) > 50,
            "no fair part"
        );
    }
    all_went_well(workers);

    // The keys tell nothing, and expire.
    let keys = redis.ask("KEYS *").unwrap();
    assert!(!keys.contains(TOKEN) && !keys.contains("counted"), "{keys}");
    let names: Vec<_> = keys.lines().filter(|line| line.contains("jelou")).collect();
    assert!(names.len() >= 2, "{keys}");
    for name in names {
        let ttl = redis.ask(&format!("TTL {name}")).unwrap();
        let ttl: i64 = ttl.trim().trim_start_matches(':').parse().unwrap();
        assert!((1..100).contains(&ttl), "{name}: {ttl}");
    }
}

/// A permit takes one round trip to Redis, and a process that sends one request after another makes no
/// others.
#[tokio::test]
async fn one_round_trip_for_a_permit() {
    const WAY: Duration = Duration::from_millis(50);

    let (redis, server) = (RedisServer::start(), Server::start());
    let proxy = Proxy::to(redis.port());
    let client = client(&proxy.url(), &server.url(), TOKEN, WhenUnavailable::Fail);
    Hit::new("hit", 1).send(&client).await.unwrap();
    tokio::time::sleep(WINDOW * 2).await;
    proxy.slow_down(WAY);
    let before = redis.round_trips();
    let mut waits = Vec::new();
    for _ in 0..LIMIT {
        let start = Instant::now();
        Hit::new("hit", 1).send(&client).await.unwrap();
        waits.push(start.elapsed());
    }
    tokio::time::sleep(WAY).await;
    let trips = redis.round_trips() - before;
    println!("{waits:?}, {trips} messages");
    // A heartbeat or two is among them, for which one of the calls may wait.
    waits.sort_unstable();
    assert!(
        waits[0] >= WAY * 2 && waits[LIMIT - 2] < WAY * 3,
        "{waits:?}"
    );
    assert!(trips <= 8.0, "{trips}");
    server.check();
}

/// A new bucket in a Redis that has run for a while has all its slots.
#[test]
fn the_first_five_go_at_once() {
    on_each_server(|program| {
        let (redis, server) = (RedisServer::of(program, &[]), Server::start());
        sleep(seconds(16));
        runtime().block_on(seven_calls(&redis, &server));
        server.check();
    });
}

async fn seven_calls(redis: &RedisServer, server: &Server) {
    let client = client(
        &redis.url(),
        &server.url(),
        "another",
        WhenUnavailable::Fail,
    );
    let start = Instant::now();
    let calls: Vec<_> = (0..7)
        .map(|number| tokio::spawn(Hit::new("hit", number).send(&client).into_future()))
        .collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    let hits: Vec<_> = server.hits().iter().map(|at| *at - start).collect();
    println!("{hits:?}");
    assert!(
        hits[LIMIT - 1] < WINDOW / 2 && hits[LIMIT] >= WINDOW,
        "{hits:?}"
    );
    assert!(hits[LIMIT + 1] < WINDOW * 2, "{hits:?}");
}

#[test]
fn the_slots_of_a_dead_process_are_free_after_its_lease() {
    on_each_server(|program| {
        let (redis, server) = (RedisServer::of(program, &[]), Server::start());
        let mut hog = Worker::of(&server, "hang", 9, seconds(60)).start(&redis.url());
        while server.hits_of("/hang/9") < LIMIT {
            sleep(Duration::from_millis(20));
        }
        let worker = Worker::of(&server, "hit", 0, seconds(16)).start(&redis.url());
        sleep(seconds(4));
        assert_eq!(
            server.hits_of("/hit/0"),
            0,
            "while it lives, its slots are its own"
        );
        hog.kill();
        let killed = Instant::now();
        let first = next_hit(&server, seconds(8));
        println!("free {:?} after the death", first - killed);
        // The lease of 5 seconds, a window, and a quarter of a second until it is asked again.
        assert!(first - killed < Duration::from_millis(6500));
        sleep(seconds(4));
        let rate = rate(&server, first, first + seconds(4));
        assert!(rate >= 4.5, "{rate}");
        assert_eq!(worker.report()["failed"], 0);
        server.check();
    });
}

#[test]
fn processes_that_die_at_full_rate() {
    let (redis, server) = (RedisServer::start(), Server::start());
    let time = seconds(25);
    let mut workers = start(&redis, &server, time);
    next_hit(&server, seconds(10));
    sleep(seconds(3));
    for (number, worker) in (0..3).zip(&mut workers) {
        worker.kill();
        sleep(seconds(2));
        *worker = Worker::of(&server, "hit", number, seconds(14)).start(&redis.url());
        sleep(seconds(1));
    }
    for worker in workers {
        assert_eq!(worker.report()["failed"], 0);
    }
    server.check();
}

#[test]
fn more_processes_than_slots() {
    let (redis, server) = (RedisServer::start(), Server::start());
    let workers: Vec<_> = (0..8)
        .map(|number| Worker::of(&server, "hit", number, seconds(16)).start(&redis.url()))
        .collect();
    let first = next_hit(&server, seconds(10));
    sleep(seconds(10));
    let rate = rate(&server, first, first + seconds(10));
    println!("{rate:.2} per second of eight processes");
    assert!(rate >= 4.5, "{rate}");
    for worker in workers {
        assert_eq!(worker.report()["failed"], 0);
    }
    server.check();
}

#[test]
fn a_refusal_pauses_all_processes() {
    on_each_server(|program| {
        let (redis, server) = (RedisServer::of(program, &[]), Server::start());
        let workers = start(&redis, &server, seconds(14));
        next_hit(&server, seconds(10));
        sleep(seconds(2));
        let refused = server.refuse_next(3);
        sleep(seconds(5));
        // What was lent for later before may still go, until the next heartbeat.
        let just_after = server.between(refused + Duration::from_millis(1), refused + seconds(1));
        let in_pause = server.between(refused + Duration::from_millis(1250), refused + seconds(3));
        let evenly = server.between(refused + seconds(3), refused + seconds(4));
        println!("{just_after} just after, {in_pause} in the pause, {evenly} in the second after");
        assert!(just_after <= 4, "{just_after}");
        assert_eq!(in_pause, 0);
        assert!((4..=5).contains(&evenly), "{evenly}");
        for worker in workers {
            assert_eq!(worker.report()["failed"], 0);
        }
        server.check();
    });
}

#[tokio::test]
async fn without_redis_calls_fail_at_once_if_they_shall() {
    let server = Server::start();
    let redis = format!("redis://:s3cret@127.0.0.1:{}", free_port());
    let client = client(&redis, &server.url(), TOKEN, WhenUnavailable::Fail);
    let start = Instant::now();
    let error = Hit::new("hit", 1).send(&client).await.unwrap_err();
    assert!(start.elapsed() < seconds(1), "{:?}", start.elapsed());
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::Connect, Outcome::NotSent)
    );
    println!("{error}");
    assert!(!format!("{error:?} {error:#} {client:?}").contains("s3cret"));
    assert_eq!(server.hits().len(), 0);
}

#[tokio::test]
async fn no_call_hangs_beyond_its_deadline() {
    let (redis, server) = (RedisServer::start(), Server::start());
    let when = WhenUnavailable::LocalShare;
    let client = client(&redis.url(), &server.url(), TOKEN, when);
    Hit::new("hit", 1).send(&client).await.unwrap();
    redis.signal("STOP");
    for _ in 0..3 {
        let start = Instant::now();
        let call = Hit::new("hit", 1).send(&client);
        let error = call.timeout(Duration::from_millis(400)).await.unwrap_err();
        assert_eq!(
            (error.kind(), error.outcome()),
            (ErrorKind::Timeout, Outcome::NotSent)
        );
        assert!(start.elapsed() < Duration::from_millis(600));
    }
    redis.signal("CONT");
    Hit::new("hit", 1).send(&client).await.unwrap();
    server.check();
}
