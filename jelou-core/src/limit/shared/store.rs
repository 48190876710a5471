//! The conversation with Redis: one script, one round trip for each operation.

use std::fmt;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use redis::aio::MultiplexedConnection;
use redis::{AsyncConnectionConfig, ErrorKind, RedisError, RedisResult, Script};
use tokio::time::timeout;

use super::timing::{LEASE, TIMEOUT, Timing};
use crate::limit::RateLimit;

static SCRIPT: LazyLock<Script> = LazyLock::new(|| Script::new(include_str!("bucket.lua")));

/// What became of a slot, or of a request: goes along with the next operation.
#[derive(Clone, Debug)]
pub(super) enum Note {
    /// Nothing was sent.
    Unsent { slot: u64 },
    /// It was counted at the latest at `at`. Where the server accepted it, with its era.
    Used {
        slot: u64,
        at: Instant,
        era: Option<i64>,
    },
    /// The server refused a request.
    Refused {
        at: Instant,
        wish: Option<Duration>,
        era: i64,
    },
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Operation<'a> {
    /// Slots numbered from `first`: as many as the first waiter needs, or now free and `wanted`.
    Take { cost: u32, wanted: u32, first: u64 },
    /// Says that this process is there and of all slots before `next` holds these, and asks how
    /// things are. `away`: for so long that others may have gone on alone.
    Sync {
        away: bool,
        held: &'a [u64],
        next: u64,
    },
    /// Says that this process goes.
    Leave,
    /// Nothing but the notes.
    Tell,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reply {
    /// `count` slots, to be used after `wait`.
    Taken {
        wait: Duration,
        count: u32,
        era: i64,
    },
    /// Ask again after `wait`; where this is `sure`, nothing can come earlier.
    Denied {
        wait: Duration,
        sure: bool,
    },
    /// How things are: nothing goes before `ready`, nor before `pause`. `sure`: where Redis was
    /// started anew, it has noticed.
    Synced {
        ready: Duration,
        pause: Duration,
        era: i64,
        count: u32,
        rank: u32,
        sure: bool,
    },
    Told,
    /// Redis does not know the bucket (any more).
    Unknown,
}

/// Why an operation failed. Prints nothing that Redis said but the kind of error: it may repeat
/// what it was sent.
#[derive(Debug)]
pub(super) enum Failure {
    Redis(RedisError),
    Timeout,
    Reply,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Redis(error) => {
                f.write_str(error.category())?;
                match error.kind() {
                    // From the operating system, or from TLS.
                    ErrorKind::Io | ErrorKind::Client | ErrorKind::InvalidClientConfig => {
                        write!(f, ": {error}")
                    }
                    _ => match error.code() {
                        Some(code) if code.bytes().all(|it| it.is_ascii_uppercase()) => {
                            write!(f, ": {code}")
                        }
                        _ => Ok(()),
                    },
                }
            }
            Self::Timeout => f.write_str("timeout"),
            Self::Reply => f.write_str("a response that is none"),
        }
    }
}

/// One bucket at one Redis, as one process sees it.
pub(super) struct Store {
    client: redis::Client,
    connection: Option<MultiplexedConnection>,
    keys: [String; 4],
    process: String,
    limit: RateLimit,
    timing: Timing,
    /// The time of the bucket in the last response, and when the operation began that it is of.
    heard: Option<(i64, Instant)>,
}

impl Store {
    pub(super) fn new(
        (client, prefix): (redis::Client, &str),
        bucket: &str,
        limit: RateLimit,
        timing: Timing,
    ) -> Self {
        // The braces keep the keys of a bucket on one node of a cluster.
        let key = |part| format!("{prefix}{{{bucket}}}:{part}");
        Self {
            client,
            connection: None,
            keys: ["used", "held", "peers", "meta"].map(key),
            process: format!("{:016x}", crate::random::bits()),
            limit,
            timing,
            heard: None,
        }
    }

    pub(super) fn is_connected(&self) -> bool {
        self.connection.is_some()
    }

    /// When the last operation began that was responded.
    pub(super) fn heard(&self) -> Option<Instant> {
        self.heard.map(|(_, began)| began)
    }

    pub(super) fn disconnect(&mut self) {
        self.connection = None;
    }

    pub(super) async fn connect(&mut self) -> Result<(), Failure> {
        let config = AsyncConnectionConfig::new()
            .set_connection_timeout(Some(self.timing.connect))
            .set_response_timeout(Some(TIMEOUT));
        let connecting = self
            .client
            .get_multiplexed_async_connection_with_config(&config);
        let connected = within(self.timing.connect, connecting).await;
        self.connection = Some(connected?);
        Ok(())
    }

    /// After a failure there is no connection any more: a late response must reach nobody.
    pub(super) async fn call(
        &mut self,
        operation: Operation<'_>,
        notes: &[Note],
    ) -> Result<Reply, Failure> {
        let Some(mut connection) = self.connection.take() else {
            return Err(Failure::Timeout);
        };
        let began = Instant::now();
        let mut invocation = SCRIPT.prepare_invoke();
        for key in &self.keys {
            invocation.key(key);
        }
        let (name, numbers) = match operation {
            Operation::Take {
                cost,
                wanted,
                first,
            } => ("take", [cost.into(), wanted.into(), first, 0]),
            Operation::Sync { away, next, .. } => {
                let new_after = match self.heard {
                    // It is lost: whoever says that it is there keeps it from expiring.
                    Some(_) => LONGEST,
                    None => micros(self.timing.fresh),
                };
                let quarantine = micros(self.timing.quarantine);
                ("sync", [away.into(), quarantine, new_after, next])
            }
            Operation::Leave => ("leave", [0; 4]),
            Operation::Tell => ("tell", [0; 4]),
        };
        invocation
            .arg(name)
            .arg(self.limit.requests())
            .arg(micros(self.timing.window))
            .arg(micros(LEASE))
            .arg(&self.process)
            .arg(micros(self.timing.horizon))
            .arg(self.heard.map_or(i64::MAX, |heard| latest(heard, began)))
            .arg(&numbers)
            .arg(notes.len());
        let slot_name = |slot: &u64| format!("{}:{slot}", self.process);
        for note in notes {
            let (slot, kind, at, wish, era) = match note {
                Note::Unsent { slot } => (slot_name(slot), "unsent", None, None, None),
                Note::Used { slot, at, era } => (slot_name(slot), "used", Some(at), None, *era),
                Note::Refused { at, wish, era } => {
                    (String::new(), "refused", Some(at), *wish, Some(*era))
                }
            };
            invocation
                .arg(slot)
                .arg(kind)
                .arg(at.map_or(0, offset))
                .arg(wish.map_or(-1, signed))
                .arg(era.unwrap_or(-1));
        }
        if let Operation::Sync { held, .. } = operation {
            for slot in held {
                invocation.arg(slot_name(slot));
            }
        }
        let reply: Vec<i64> = within(TIMEOUT, invocation.invoke_async(&mut connection)).await?;
        self.connection = Some(connection);
        let (now, reply) = read(&reply).ok_or(Failure::Reply)?;
        self.heard = Some((now, began));
        Ok(reply)
    }
}

/// The latest that it can be in the bucket now. Where it is much later when a message arrives that
/// is sent now, the clock of Redis was set forward; or nobody waits for the response any more.
fn latest((time, began): (i64, Instant), now: Instant) -> i64 {
    let passed = now.duration_since(began);
    // Clocks run unequally.
    time.saturating_add(signed(passed + passed / 10_000))
}

async fn within<T>(
    longest: Duration,
    operation: impl Future<Output = RedisResult<T>>,
) -> Result<T, Failure> {
    match timeout(longest, operation).await {
        Ok(result) => result.map_err(Failure::Redis),
        Err(_) => Err(Failure::Timeout),
    }
}

/// The time of the bucket, and what it says.
fn read(reply: &[i64]) -> Option<(i64, Reply)> {
    let (kind, now, rest) = match reply {
        [kind, now, rest @ ..] => (*kind, *now, rest),
        _ => return None,
    };
    let time = |micros: i64| Duration::from_micros(micros.try_into().unwrap_or(0));
    let reply = match (kind, rest) {
        // Redis cuts fractions off, so that a microsecond may be missing.
        (0, &[wait, sure]) => Reply::Denied {
            wait: time(wait.saturating_add(1)),
            sure: sure == 1,
        },
        (1, &[wait, count, era]) => Reply::Taken {
            wait: time(if wait == 0 { 0 } else { wait.saturating_add(1) }),
            count: count.try_into().ok()?,
            era,
        },
        (2, &[ready, pause, era, count, rank, sure]) => Reply::Synced {
            ready: time(ready),
            pause: time(pause),
            era,
            count: count.try_into().ok()?,
            rank: rank.try_into().ok()?,
            sure: sure == 1,
        },
        (3, []) => Reply::Told,
        (-1, []) => Reply::Unknown,
        _ => return None,
    };
    Some((now, reply))
}

/// What to add to the present to come to `at`, or to a moment that is later by less than two
/// microseconds: nothing counts for a shorter time than it does.
fn offset(at: &Instant) -> i64 {
    let now = Instant::now();
    match at.checked_duration_since(now) {
        Some(ahead) => signed(ahead).saturating_add(1),
        None => (1 - signed(now.duration_since(*at))).min(0),
    }
}

/// In microseconds, as the script can still add to it.
const LONGEST: u64 = u64::MAX >> 16;

/// Windows shorter than a microsecond become one.
fn micros(time: Duration) -> u64 {
    u64::try_from(time.as_nanos().div_ceil(1000)).map_or(LONGEST, |micros| micros.min(LONGEST))
}

fn signed(time: Duration) -> i64 {
    micros(time).cast_signed()
}

#[cfg(test)]
mod tests {
    use super::{Reply, latest, read};
    use std::time::{Duration, Instant};

    #[test]
    fn responses_are_read_and_others_are_none() {
        let wait = Duration::from_micros(6);
        let denied = Reply::Denied { wait, sure: true };
        assert_eq!(read(&[0, 77, 5, 1]), Some((77, denied)));
        let taken = |wait, count| Reply::Taken {
            wait,
            count,
            era: 9,
        };
        assert_eq!(read(&[1, 77, 5, 2, 9]), Some((77, taken(wait, 2))));
        let taken = taken(Duration::ZERO, 2);
        assert_eq!(read(&[1, 77, 0, 2, 9]), Some((77, taken)));
        assert_eq!(read(&[1, 77, 0, -2, 9]), None);
        assert_eq!(read(&[-1, 77]), Some((77, Reply::Unknown)));
        assert_eq!(read(&[3]), None);
        assert_eq!(read(&[]), None);
    }

    #[test]
    fn it_can_be_later_by_what_has_passed_and_a_little() {
        let asked = Instant::now();
        let now = asked + Duration::from_secs(100);
        assert_eq!(latest((7, asked), now), 100_010_007);
        assert_eq!(latest((i64::MAX - 1, asked), now), i64::MAX);
    }
}
