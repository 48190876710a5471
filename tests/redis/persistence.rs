//! Redis restarts with outdated data.

use std::thread::{scope, sleep};

use super::redis_server::RedisServer;
use super::server::Server;
use super::{next_hit, seconds, start};

/// Redis dies at full rate and comes back at once with its last snapshot, and once more after the
/// processes have used their shares.
fn comes_back_old(arguments: &[&str], saves: bool) {
    let program = RedisServer::program();
    let (mut redis, server) = (RedisServer::of(&program, arguments), Server::start());
    let workers = start(&redis, &server, seconds(40));
    next_hit(&server, seconds(10));
    for (known, away) in [(2, 0), (6, 0), (4, 8)] {
        if saves {
            redis.ask("SAVE").unwrap();
        }
        sleep(seconds(known));
        redis.kill();
        sleep(seconds(away));
        redis.restart();
        let keys = redis.ask("KEYS jelou*").unwrap();
        assert!(keys.contains("jelou"), "nothing was kept: {keys}");
        sleep(seconds(5));
    }
    for worker in workers {
        assert_eq!(worker.report()["failed"], 0);
    }
    println!("{arguments:?}");
    server.check();
}

#[test]
fn redis_comes_back_with_old_data() {
    scope(|threads| {
        threads.spawn(|| comes_back_old(&["--appendonly", "yes"], false));
        threads.spawn(|| comes_back_old(&[], true));
        // It cannot be seen that Redis was started anew.
        let user = "--user default on nopass ~* &* +@all -info";
        let arguments: Vec<_> = user.split(' ').collect();
        threads.spawn(move || comes_back_old(&arguments, true));
    });
}
