//! One process is cut off from Redis, beside another that is not.

use std::thread::{scope, sleep};
use std::time::{Duration, Instant};

use jelou_core::limit::WhenUnavailable;

use super::proxy::Proxy;
use super::redis_server::RedisServer;
use super::server::{LIMIT, Server};
use super::worker::Worker;
use super::{next_hit, rate, seconds};

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
    sleep(seconds(4));
    Scene {
        cut_off,
        other,
        server,
        proxy,
        _redis: redis,
    }
}

/// Too short for a process to begin with its share.
fn a_short_cut() {
    let scene = set(WhenUnavailable::LocalShare, seconds(26));
    for cut in [500, 1500, 2500] {
        scene.proxy.cut();
        sleep(Duration::from_millis(cut));
        scene.proxy.mend();
        sleep(seconds(4));
    }
    assert_eq!(scene.cut_off.report()["failed"], 0);
    assert_eq!(scene.other.report()["failed"], 0);
    scene.server.check();
}

/// What a process said before it was lent more comes after that.
fn a_heartbeat_that_comes_late() {
    let scene = set(WhenUnavailable::LocalShare, seconds(26));
    for _ in 0..6 {
        scene.proxy.hold_heartbeat();
        sleep(seconds(3));
    }
    for worker in [scene.cut_off, scene.other] {
        let report = worker.report();
        assert_eq!((report["failed"], report["outages"]), (0, 0));
    }
    scene.server.check();
}

fn a_long_cut_with_shares() {
    let scene = set(WhenUnavailable::LocalShare, seconds(30));
    let server = &scene.server;
    scene.proxy.cut();
    let cut = Instant::now();
    sleep(seconds(10));
    let alone = server.hits_of("/hit/0");
    sleep(seconds(2));
    assert!(server.hits_of("/hit/0") > alone, "it goes on");
    scene.proxy.mend();
    let mended = Instant::now();
    sleep(seconds(9));
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
    let together = server.worst_of(cut, mended + seconds(1)).0;
    println!("at most {together} while one is cut off");
    assert!(together <= LIMIT + SHARE, "{together}");
    for (from, to) in [
        (cut - seconds(60), cut + seconds(3)),
        (mended + seconds(1), mended + seconds(60)),
    ] {
        let (most, _) = server.worst_of(from, to);
        assert!(most <= LIMIT, "{most} in a window");
    }
}

fn a_long_cut_without_shares() {
    let scene = set(WhenUnavailable::Fail, seconds(30));
    scene.proxy.cut();
    let cut = Instant::now();
    sleep(seconds(10));
    let mended = Instant::now();
    scene.proxy.mend();
    sleep(seconds(9));
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
        threads.spawn(a_heartbeat_that_comes_late);
        threads.spawn(a_long_cut_with_shares);
        threads.spawn(a_long_cut_without_shares);
    });
}
