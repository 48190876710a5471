//! The clock of Redis decides.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The clock that a server sees. Only the test sets it: the machine's time service may step the system
/// clock at any moment, and the guarantee is for a clock that does not jump.
pub(crate) struct Clock {
    library: PathBuf,
    ahead: PathBuf,
}

/// Reads its offset whenever it is asked for the time.
const LIBRARY: &str = "
#include <fcntl.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <time.h>

static long long micros(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return now.tv_sec * 1000000LL + now.tv_nsec / 1000;
}

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
    static const volatile long long *ahead;
    static long long start;
    (void)zone;
    if (!ahead) {
        int file = open(getenv(\"JELOU_TEST_CLOCK\"), O_RDONLY);
        start = micros(CLOCK_REALTIME) - micros(CLOCK_MONOTONIC);
        ahead = mmap(NULL, sizeof *ahead, PROT_READ, MAP_SHARED, file, 0);
        if (ahead == MAP_FAILED) abort();
    }
    long long now = start + micros(CLOCK_MONOTONIC) + *ahead;
    time->tv_sec = now / 1000000;
    time->tv_usec = now % 1000000;
    return 0;
}
";

impl Clock {
    pub(crate) fn new(directory: &Path) -> Self {
        let [source, library, ahead] =
            ["clock.c", "clock.so", "ahead"].map(|name| directory.join(name));
        fs::write(&source, LIBRARY).unwrap();
        let mut compiler = Command::new("cc");
        compiler
            .args(["-shared", "-fPIC", "-o"])
            .args([&library, &source]);
        assert!(compiler.status().unwrap().success());
        fs::write(&ahead, [0; 8]).unwrap();
        Self { library, ahead }
    }

    pub(crate) fn environment(&self) -> [(&str, &Path); 2] {
        [
            ("LD_PRELOAD", &self.library),
            ("JELOU_TEST_CLOCK", &self.ahead),
        ]
    }

    #[cfg(target_os = "linux")]
    pub(crate) fn set(&self, microseconds: i64) {
        use std::io::Write;

        // In place, for the server has the file in its memory.
        let mut file = fs::File::options().write(true).open(&self.ahead).unwrap();
        file.write_all(&microseconds.to_ne_bytes()).unwrap();
    }
}

#[cfg(target_os = "linux")]
mod tests {
    use std::thread::{scope, sleep};

    use super::super::redis_server::RedisServer;
    use super::super::server::Server;
    use super::super::{all_went_well, next_hit, rate, rate_for, seconds, start};

    const SECOND: i64 = 1_000_000;
    const HOUR: i64 = 3_600 * SECOND;

    /// The clocks of the processes do not matter. They need not agree with the clock of Redis.
    #[test]
    fn the_clock_of_redis_is_the_only_one() {
        let redis = RedisServer::start();
        redis.set_clock(72 * HOUR);
        let of_redis = redis.ask("TIME").unwrap();
        let of_redis: u64 = of_redis.lines().nth(2).unwrap().parse().unwrap();
        let ours = std::time::UNIX_EPOCH.elapsed().unwrap().as_secs();
        assert!(of_redis > ours + 2 * 86_400, "{of_redis} {ours}");

        let server = Server::start();
        let workers = start(&redis, &server, seconds(14));
        let first = next_hit(&server, seconds(10));
        sleep(seconds(8));
        let rate = rate(&server, first, first + seconds(8));
        assert!(rate >= 4.6, "{rate}");
        all_went_well(workers);
        server.check();
    }

    /// Expects full rate from `pause` seconds after each change of the clock.
    fn is_set(steps: &[i64], pause: u64) {
        let (redis, server) = (RedisServer::start(), Server::start());
        let each = seconds(pause + 5);
        let all = each * u32::try_from(steps.len()).unwrap();
        let workers = start(&redis, &server, all + seconds(10));
        next_hit(&server, seconds(10));
        let mut ahead = 0;
        sleep(seconds(3));
        for step in steps {
            ahead += step;
            redis.set_clock(ahead);
            sleep(seconds(pause));
            let rate = rate_for(&server, seconds(5));
            println!("{rate} per second after {step}");
            assert!(rate >= 4.6, "{rate} after {step}");
        }
        all_went_well(workers);
        server.check();
    }

    #[test]
    fn the_clock_of_redis_is_set() {
        scope(|threads| {
            threads.spawn(|| is_set(&[-HOUR, -SECOND / 2, -4_000, -10 * SECOND], 2));
            threads.spawn(|| is_set(&[10 * SECOND, SECOND / 2, 30 * SECOND], 2));
            // Redis believes that the keys have expired.
            threads.spawn(|| is_set(&[HOUR, -72 * HOUR, 71 * HOUR], 5));
        });
    }
}
