//! A rate limit that processes share, over Redis or Valkey (feature `redis`).
//!
//! [`ClientBuilder::shared_rate_limit`](crate::ClientBuilder::shared_rate_limit) takes a
//! [`RedisLimit`]. All processes that use the same Redis and prefix, and the same service, origin
//! and credential, count together:
//!
//! > At no instant has the server counted more than `N` requests of theirs in any window `W`,
//! > sliding or fixed.
//!
//! # How it works
//!
//! There are `N` slots, as in the [limiter](crate::limit) of one process, and Redis lends them: an
//! atomic script, on the clock of Redis alone. A slot is lent again a window after Redis learned of
//! the response to its last request, which is at least a window after the server counted that
//! request. There is no credit: the round trips of one process say nothing about those of another.
//!
//! If all slots are taken, Redis lends the one that becomes free first for *later*, and says how
//! long to wait. So a permit takes one round trip to Redis, however many processes there are, as
//! long as there are fewer than slots. (If others hold all slots, the process asks again after an
//! eighth of a window.) The outcome of a request travels with the next question, or in a message of
//! its own if none follows within two milliseconds. Within a process, waiters stay in order, and
//! only the first asks. Between processes there is no order: a request that costs several slots can
//! starve while others take them one by one.
//!
//! A process that holds slots sends a heartbeat every second. After five seconds without one, Redis
//! takes its slots, and lends them again a window later.
//!
//! After a refusal (429), Redis lends nothing until the pause is over, and then evenly. A process
//! that was lent a slot for later may still use it, unless it hears of the pause first. A waiting
//! call that can no longer be served before its deadline fails when its process hears of the pause:
//! at once if that process received the refusal, otherwise with its next question or heartbeat.
//!
//! # Without Redis
//!
//! Every operation times out after 250 ms and is tried once more over a new connection (which may
//! take a second over TLS). Then, once per outage, a warning with the reason is logged (`tracing`,
//! target `jelou`), a counter is incremented (metric `jelou.limit.redis_unavailable`), and
//! [`WhenUnavailable`] decides. With `LocalShare`:
//!
//! - No process sends for two windows and a second, until nothing lent before counts any more.
//! - Then each process uses `N` divided by the last known number of processes, rounded down. If
//!   there are more processes than slots, each sends one request in as many windows as there are
//!   processes, in turns. A request that costs more than the share waits for Redis. Each process
//!   hears only of its own refusals, and pauses as the limiter of one process does.
//! - When Redis is back, each process reports what it holds and what still counts. Shares end a
//!   window and a second before the shared limit resumes. If Redis has lost data, it resumes about
//!   three seconds after the first process reconnected (five over TLS). The run ID of Redis reveals
//!   the loss, whatever its data say. So Redis may run without persistence, come back with data an
//!   hour old, or fail over to a replica that lags behind.
//!
//! If the task that talks to Redis panics, the next call starts another. To the other processes,
//! this one has then died and a new one has joined.
//!
//! # One process cut off from Redis
//!
//! A process that is cut off cannot know that the others are not, and they cannot know that it is
//! alive. With `k` of `n` processes cut off, and windows of a second:
//!
//! - For less than two seconds (two windows and one second, less the second that reconnecting may
//!   take; one second over TLS) the guarantee holds: no process has begun to use its share.
//! - After that, the connected processes take over all slots when the leases end, and each process
//!   cut off uses its share. The server counts at most `N + k * (N / n)` in a window (`N / n`
//!   rounded down): for example seven instead of five while one of two is cut off. With more
//!   processes than slots, each adds one request in `n` windows. Two seconds after the last of them
//!   reconnected, it is at most `N` again.
//! - With [`WhenUnavailable::Fail`] the guarantee always holds, and the calls of a process that is
//!   cut off fail.
//!
//! Reserving the share of every silent process would keep the guarantee, but a process that dies
//! would take its part of the limit with it forever. Use `LocalShare` if Redis fails as a whole and
//! an occasional refusal costs little. Use `Fail` if single processes lose their connection to
//! Redis and refusals are not acceptable.
//!
//! # Assumptions
//!
//! In addition to the assumptions of the [limiter](crate::limit) of one process (without those
//! about its credit):
//!
//! 1. The clock of Redis is not set forward by less than a quarter of a second, which would shorten
//!    one window by as much. Any other change is harmless: the script sees that the clock was set
//!    back, and the processes see that it was set forward, from the time since their last response.
//!    Time then continues from there.
//! 2. Redis does not lose unexpired keys just when another process starts. At any other time it
//!    may, by `FLUSHALL` or eviction: a process that knew the keys reports the loss, and all wait as
//!    after any loss.
//! 3. Either all processes reach Redis or none does ([otherwise](#one-process-cut-off-from-redis)),
//!    and all in the same way: with TLS or without.
//! 4. Requests under way when Redis is lost, or when their process dies, are counted within a
//!    second.
//! 5. No process stands still for more than two seconds between the grant of a permit and the
//!    sending of its request.
//! 6. All processes have known each other for a second when Redis is lost, and
//!    [`expected_processes`](RedisLimit::expected_processes) is right for processes that start
//!    without Redis.
//!
//! # What Redis sees
//!
//! Redis stores numbers, under a key with a digest of service, origin and credential, and nothing of
//! a request. Anyone who can write to Redis can stop the requests or lift the limit. The user needs
//! the commands of the script: `TIME`, `INFO`, `HMGET`, `HSET`, `PEXPIRE` and those of sorted sets.
//! Without `INFO`, a restart of Redis is invisible, so every new connection begins with the wait
//! after a loss. The keys of a bucket are on one node of a cluster, but redirections between nodes
//! are not followed.

mod agent;
mod config;
mod connection;
mod digest;
mod limiter;
mod messages;
mod queue;
mod share;
mod store;
#[cfg(test)]
mod tests;
mod timing;
#[cfg(any(feature = "rustls", feature = "native-tls"))]
mod tls;
mod wait_estimate;
mod worker;

pub use config::{RedisLimit, WhenUnavailable};
pub(crate) use limiter::SharedLimiter;
pub(crate) use messages::SharedPermit;
