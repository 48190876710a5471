//! A rate limit that processes share, over Redis or Valkey (feature `redis`).
//!
//! [`ClientBuilder::shared_rate_limit`](crate::ClientBuilder::shared_rate_limit) takes a
//! [`RedisLimit`]. All processes that name one Redis and one prefix, and use a service at the same
//! origin with the same credential, then count together:
//!
//! > At no instant has the server counted more than `N` requests of theirs in any window `W`,
//! > sliding or fixed.
//!
//! # How it is kept
//!
//! There are `N` slots, as in the limiter of a single [process](crate::limit), and Redis lends them:
//! a script, in which nothing else happens at Redis, on the clock of Redis alone. A slot is lent
//! again a window after Redis was told that its last request was responded, thus at least a window
//! after that request was counted. There is no credit: the way of one process to the server says
//! nothing of the way of another.
//!
//! If all slots count, Redis lends the one that is free first for *later*, and tells how long to
//! wait. So a permit waits for one round trip to Redis, however many processes there are, as long as
//! there are fewer than slots. (Where others hold all slots it is asked again after an eighth of a
//! window.) What became of a request is told along with the next question, or, if there is none within
//! two milliseconds, in a message of its own. In a process waiters stay in order, and only the first asks. Between
//! processes no order is promised; a request that costs several slots can starve while others take
//! them singly.
//!
//! A slot is held by a process that says every second that it lives. Redis takes the slots of one
//! that was not heard for five seconds, and lends them again a window later.
//!
//! After a refusal (429) Redis lends nothing until the pause is over, and then evenly. A process
//! that was lent a slot for later before may still use it, unless it hears of the pause first.
//! A call that waits and cannot be served before its deadline any more fails when its process hears
//! of the pause: at once where that was told itself for how long, otherwise with its next question or
//! heartbeat.
//!
//! # Without Redis
//!
//! Every operation fails after 250 ms, and is tried once more over a new connection (which may take
//! a second over TLS). Then there is a warning (`tracing`, target `jelou`) with the reason, and a count
//! (metric `jelou.limit.redis_unavailable`), once for each outage, and what [`WhenUnavailable`] says.
//! With `LocalShare`:
//!
//! - Nobody sends for two windows and a second, until all that was lent before counts no more.
//! - Then each process goes on with `N` divided by the processes that were known last, rounded
//!   down; where there are more processes than slots, with one request in as many windows as there
//!   are processes, in turns. What costs more than the share waits for Redis. Of a refusal each hears
//!   alone, and pauses as the limiter of a process does.
//! - When Redis is back, everyone tells what it still holds and what still counts. Shares end a
//!   window and a second before the shared limit begins, about three seconds after the first process
//!   was back (five over TLS) if Redis has lost data. That it did it knows from its own run, whatever
//!   its data say: so it may run without persistence, come back with data of an hour ago, or fail
//!   over to a replica that lags behind.
//!
//! Should the task that talks to Redis panic, the next call starts another. To all others, this
//! process has then died, and another has come.
//!
//! # One process cut off from Redis
//!
//! It cannot know that the others are not, and the others cannot know that it is not dead. So with
//! `k` of `n` processes cut off, and windows of a second, this is what holds:
//!
//! - For less than two seconds (two windows and one, less the second that finding Redis again may
//!   take; one second over TLS) the promise holds as ever: nobody has begun with its share.
//! - For longer, those that are not cut off take over all slots when the leases end, and each of the
//!   others uses its share: the server counts at most `N + k * (N / n)` in a window (`N / n` rounded
//!   down), for instance seven of five while one of two is cut off. Where there are more processes
//!   than slots, it is one more in `n` windows for each. From two seconds after the last of them is
//!   back, it is at most `N` again.
//! - With [`WhenUnavailable::Fail`] the promise always holds; the calls of a process that is cut off
//!   fail.
//!
//! To keep the share of whoever falls silent would hold the promise, and make every process that
//! dies take its part of the limit with it for ever. So `LocalShare` is right where Redis fails as a
//! whole, and a refusal now and then costs little (it pauses whoever hears it); where the way to
//! Redis fails for single processes, and refusals must not be, choose `Fail`.
//!
//! # What is assumed
//!
//! Beyond what the [limiter](crate::limit) of a process assumes (without its credit):
//!
//! 1. The clock of Redis is not set forward by less than a quarter of a second, which would shorten
//!    one window by as much. (All else it may do: the script sees that it was set back, and the
//!    processes, who know how late it can be since they were last responded, that it was set
//!    forward. Time then goes on from there.)
//! 2. Redis does not forget keys that have not expired just when another process starts. (Otherwise
//!    it may, by `FLUSHALL` or eviction: whoever knew them says that they are lost, and all wait as
//!    after any loss.)
//! 3. Redis is reachable for all processes, or for none ([otherwise](#one-process-cut-off-from-redis)),
//!    and in the same way: with TLS for all of them, or without.
//! 4. What was under way when Redis was lost, or when its process died, is counted within a second.
//! 5. No process stands still for more than two seconds between the grant of a permit and the
//!    sending of its request.
//! 6. All processes have known each other for a second when Redis is lost, and
//!    [`expected_processes`](RedisLimit::expected_processes) is right for those that start without.
//!
//! # What Redis sees
//!
//! Numbers, under a key that holds a digest of service, origin and credential. Nothing of a request
//! gets there. Who can write to Redis can stop the requests, or lift the limit. The user needs the
//! commands of the script: `TIME`, `INFO`, `HMGET`, `HSET`, `PEXPIRE` and those of sorted sets
//! (without `INFO` it cannot be seen whether Redis was started anew: every new connection then begins
//! with such a wait). The keys of a bucket lie on one node of a cluster, but redirections
//! between nodes are not followed.

mod agent;
mod config;
mod key;
mod limiter;
mod permit;
mod queue;
mod share;
mod store;
#[cfg(test)]
mod tests;
mod timing;
#[cfg(any(feature = "rustls", feature = "native-tls"))]
mod tls;
mod touch;
mod worker;

pub use config::{RedisLimit, WhenUnavailable};
pub(crate) use limiter::SharedLimiter;
pub(crate) use permit::SharedPermit;
