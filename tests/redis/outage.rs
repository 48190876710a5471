//! Redis comes and goes.

use std::thread::{scope, sleep};
use std::time::Instant;

use super::redis_server::{RedisServer, on_each_server};
use super::server::Server;
use super::{all_went_well, next_hit, rate, rate_for, seconds, start};

fn redis_dies_and_comes_back_empty() {
    let (mut redis, server) = (RedisServer::start(), Server::start());
    let workers = start(&redis, &server, seconds(40));
    next_hit(&server, seconds(10));
    sleep(seconds(6));
    redis.kill();
    let died = Instant::now();
    sleep(seconds(12));
    let alone = rate(&server, died + seconds(5), died + seconds(12));
    redis.restart();
    let back = Instant::now();
    sleep(seconds(14));
    let again = rate(&server, back + seconds(6), back + seconds(13));
    println!("{alone:.2} per second without Redis, {again:.2} after its return");
    assert!(alone >= 3.5, "{alone}");
    assert!(again >= 4.6, "{again}");
    for worker in workers {
        let report = worker.report();
        println!("{report:?}");
        assert_eq!(report["failed"], 0);
        assert_eq!((report["outages"], report["warnings"]), (1, 1));
    }
    server.check();
}

fn redis_is_started_anew_at_once() {
    on_each_server(|program| {
        let (mut redis, server) = (RedisServer::of(program, &[]), Server::start());
        let workers = start(&redis, &server, seconds(24));
        next_hit(&server, seconds(10));
        for _ in 0..3 {
            sleep(seconds(5));
            redis.restart();
        }
        for worker in workers {
            assert_eq!(worker.report()["failed"], 0);
        }
        server.check();
    });
}

/// Redis is stopped and continues with its data, and with operations that no process waits for.
fn redis_stands_still_and_goes_on() {
    let (redis, server) = (RedisServer::start(), Server::start());
    let workers = start(&redis, &server, seconds(34));
    next_hit(&server, seconds(10));
    for still in [1, 8] {
        sleep(seconds(4));
        redis.signal("STOP");
        sleep(seconds(still));
        redis.signal("CONT");
    }
    sleep(seconds(6));
    let again = rate_for(&server, seconds(5));
    println!("{again:.2} per second after its return");
    assert!(again >= 4.5, "{again}");
    for worker in workers {
        assert_eq!(worker.report()["failed"], 0);
    }
    server.check();
}

/// Redis loses all keys and goes on. Processes that knew the keys notice.
fn redis_forgets() {
    on_each_server(|program| {
        let (redis, server) = (RedisServer::of(program, &[]), Server::start());
        let workers = start(&redis, &server, seconds(32));
        next_hit(&server, seconds(10));
        for _ in 0..3 {
            sleep(seconds(3));
            redis.ask("FLUSHALL").unwrap();
            sleep(seconds(5));
        }
        let again = rate_for(&server, seconds(3));
        println!("{again:.2} per second when it has forgotten");
        assert!(again >= 4.5, "{again}");
        all_went_well(workers);
        server.check();
    });
}

#[test]
fn redis_comes_and_goes() {
    scope(|threads| {
        threads.spawn(redis_forgets);
        threads.spawn(redis_dies_and_comes_back_empty);
        threads.spawn(redis_is_started_anew_at_once);
        threads.spawn(redis_stands_still_and_goes_on);
    });
}
