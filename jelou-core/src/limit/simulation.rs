//! Five links to a server that allows five requests in any second: how many it refuses, and how
//! fast the limiter is. Time is virtual, and exact to the nanosecond except where tokio's timers
//! round up to the millisecond, as they do in earnest.

use std::collections::{BTreeMap, VecDeque};
use std::time::Duration;

use tokio::time::{Instant, advance, sleep_until};

use super::{Limiter, Permit, Priority, RateLimit};

const LIMIT: usize = 5;
const WINDOW: Duration = Duration::from_secs(1);

/// The way to a server and back.
#[derive(Clone, Copy)]
struct Link {
    name: &'static str,
    /// The mean of a way without jitter, in seconds.
    way: f64,
    /// The mean of the jitter of a way, which is exponential.
    jitter: f64,
    /// The mean time that the server needs, nearly.
    work: f64,
}

impl Link {
    const fn new(name: &'static str, way: f64, jitter: f64, work: f64) -> Self {
        Self {
            name,
            way,
            jitter,
            work,
        }
    }

    fn way(&self, rng: &mut fastrand::Rng) -> f64 {
        0.6 * self.way - self.jitter * (1.0 - rng.f64()).ln()
    }

    /// When a request that is sent now is counted, and when it is responded.
    fn exchange(&self, rng: &mut fastrand::Rng) -> (Duration, Duration) {
        let counted = self.way(rng);
        let responded = counted + self.work * (0.5 + 1.5 * rng.f64()) + self.way(rng);
        (
            Duration::from_secs_f64(counted),
            Duration::from_secs_f64(responded),
        )
    }
}

/// Of each link so many runs, and of each run so many requests. Without optimization there are
/// fewer runs, for the sake of those who wait for the tests.
const RUNS: u64 = if cfg!(debug_assertions) { 2 } else { 20 };
const REQUESTS: u32 = 20_000;

struct Outcome {
    rate: f64,
    refused: usize,
}

/// Sends requests one after the other, each as soon as there is a permit.
async fn run(link: Link, seed: u64) -> Outcome {
    let mut rng = fastrand::Rng::with_seed(seed);
    let start = Instant::now();
    let limiter = Limiter::new(RateLimit::per_second(5));
    let mut under_way: BTreeMap<(Instant, u32), Permit> = BTreeMap::new();
    let mut counted = Vec::new();
    for number in 0..REQUESTS {
        let mut acquire = limiter.acquire(1, Priority::Interactive);
        let mut permit = loop {
            let response = async {
                match under_way.first_key_value() {
                    Some(((at, _), _)) => until(start, *at).await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                biased;
                permit = &mut acquire => break permit.expect("one is not too many"),
                () = response => if let Some((_, permit)) = under_way.pop_first() {
                    permit.responded();
                },
            }
        };
        permit.sent();
        let now = Instant::now();
        let (count, response) = link.exchange(&mut rng);
        counted.push(now + count);
        under_way.insert((now + response, number), permit);
    }
    counted.sort_unstable();
    let span = counted[counted.len() - 1] - counted[0];
    Outcome {
        rate: f64::from(REQUESTS - 1) / span.as_secs_f64(),
        refused: refused(&counted),
    }
}

/// Waits exactly until `at`: nearly by a timer, then to the last whole millisecond, so that timers
/// which end there end in time, and the rest by hand.
async fn until(start: Instant, at: Instant) {
    let whole = at - Duration::from_nanos(u64::from((at - start).subsec_nanos() % 1_000_000));
    sleep_until(whole - Duration::from_millis(1)).await;
    if whole > Instant::now() {
        advance(whole - Instant::now()).await;
    }
    advance(at - Instant::now()).await;
}

/// How many requests a server refuses that keeps an exact sliding window, and does not count what
/// it refuses.
fn refused(counted: &[Instant]) -> usize {
    let mut window = VecDeque::new();
    let mut refused = 0;
    for &at in counted {
        while window.front().is_some_and(|&first| at - first >= WINDOW) {
            window.pop_front();
        }
        if window.len() < LIMIT {
            window.push_back(at);
        } else {
            refused += 1;
        }
    }
    refused
}

/// No request is refused, and at least `target` go per second, in every run.
fn check(link: Link, target: f64) {
    let (mut least, mut sum, mut refused) = (f64::MAX, 0.0, 0);
    for seed in 1..=RUNS {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .start_paused(true)
            .build()
            .expect("a runtime");
        let outcome = runtime.block_on(run(link, seed));
        least = least.min(outcome.rate);
        sum += outcome.rate;
        refused += outcome.refused;
    }
    println!(
        "{:12} {RUNS} x {REQUESTS}: {:.3} per second, at least {least:.3}, {refused} refused",
        link.name,
        sum / f64::from(u32::try_from(RUNS).expect("few")),
    );
    assert_eq!(refused, 0, "{}", link.name);
    assert!(least >= target, "{}: {least} per second", link.name);
}

#[test]
fn loopback() {
    check(Link::new("loopback", 0.0002, 0.0001, 0.001), 4.99);
}

#[test]
fn near() {
    check(Link::new("near", 0.020, 0.003, 0.010), 4.92);
}

#[test]
fn far() {
    check(Link::new("far", 0.040, 0.020, 0.010), 4.75);
}

#[test]
fn rough() {
    check(Link::new("rough", 0.080, 0.050, 0.050), 4.37);
}

#[test]
fn slow_server() {
    check(Link::new("slow server", 0.040, 0.020, 0.200), 4.16);
}

/// Where the quickest round trip says nothing of the next, a credit of nine tenths of it would let
/// the server refuse now and then.
#[test]
fn bare_jitter() {
    check(Link::new("bare jitter", 0.000_01, 0.050, 0.000_01), 4.53);
}
