//! Redis tells the time.

use std::process::Command;

use super::redis_server::{Directory, RedisServer};
use super::server::Server;
use super::{next_hit, rate, seconds, start};

/// Three days ahead of all others.
const CLOCK: &str = "
#include <stddef.h>
#include <sys/time.h>
#include <time.h>

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
    struct timespec now;
    (void)zone;
    clock_gettime(CLOCK_REALTIME, &now);
    time->tv_sec = now.tv_sec + 3 * 86400;
    time->tv_usec = now.tv_nsec / 1000;
    return 0;
}
";

/// The clocks of the processes do not matter, nor do they have to agree with that of Redis.
#[test]
#[cfg(target_os = "linux")]
fn the_clock_of_redis_is_the_only_one() {
    let directory = Directory::new();
    let [source, library] = ["clock.c", "clock.so"].map(|name| directory.path().join(name));
    std::fs::write(&source, CLOCK).unwrap();
    let mut compiler = Command::new("cc");
    compiler
        .args(["-shared", "-fPIC", "-o"])
        .args([&library, &source]);
    assert!(compiler.status().unwrap().success());

    let redis = RedisServer::with_library(&library);
    let of_redis = redis.ask("TIME").unwrap();
    let of_redis: u64 = of_redis.lines().nth(2).unwrap().parse().unwrap();
    let ours = std::time::UNIX_EPOCH.elapsed().unwrap().as_secs();
    assert!(of_redis > ours + 2 * 86_400, "{of_redis} {ours}");

    let server = Server::start();
    let workers = start(&redis, &server, seconds(14));
    let first = next_hit(&server, seconds(10));
    std::thread::sleep(seconds(8));
    let rate = rate(&server, first, first + seconds(8));
    assert!(rate >= 4.6, "{rate}");
    for worker in workers {
        let report = worker.report();
        assert_eq!((report["failed"], report["outages"]), (0, 0));
    }
    server.check();
}
