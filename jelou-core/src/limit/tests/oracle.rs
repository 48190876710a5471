//! Random callers against a server that remembers when it counted what: whatever they do, it has
//! never counted more than the limit in any window, and nobody waits for ever.

use tokio::time::{sleep_until, timeout_at};

use super::super::AcquireError;
use super::*;

/// What the callers of one run have in common.
#[derive(Clone)]
struct Scene {
    limit: RateLimit,
    limiter: Limiter,
    server: Arc<Mutex<Vec<(Instant, u32)>>>,
    /// The way there never varies, so that the assumption about round trips always holds.
    there: Duration,
    /// Whether anybody gives up, so that estimates may fail.
    faithful: bool,
}

impl Scene {
    fn new(rng: &mut fastrand::Rng) -> Self {
        let limit = RateLimit::new(rng.u32(1..8), ms(rng.u64(200..1500)));
        Self {
            limit,
            limiter: Limiter::new(limit),
            server: Arc::default(),
            there: ms(rng.u64(0..100)),
            faithful: rng.bool(),
        }
    }

    async fn caller(self, mut rng: fastrand::Rng) {
        sleep(ms(rng.u64(0..3000))).await;
        for _ in 0..rng.usize(1..8) {
            sleep(ms(rng.u64(0..400) * rng.u64(0..2))).await;
            self.call(&mut rng).await;
        }
    }

    async fn call(&self, rng: &mut fastrand::Rng) {
        let cost = if rng.u8(..) < 200 {
            1
        } else {
            rng.u32(1..=self.limit.requests())
        };
        let priority = if rng.bool() { Interactive } else { Bulk };
        let patience = match rng.u8(..4) {
            0 if !self.faithful => ms(rng.u64(0..3000)),
            _ => Duration::from_secs(100_000),
        };
        let estimate = self.limiter.estimate(cost, priority);
        let earliest = self.limiter.earliest(cost);
        let Some(permit) = self.acquire(cost, priority, patience, rng.bool()).await else {
            return;
        };
        let now = Some(Instant::now());
        assert!(now >= earliest, "a permit before {earliest:?}");
        assert!(
            !self.faithful || now >= estimate,
            "a permit before {estimate:?}"
        );
        self.exchange(permit, rng).await;
    }

    /// Waits until the patience ends, or as one that gives up when it knows that it will end first.
    async fn acquire(
        &self,
        cost: u32,
        priority: Priority,
        patience: Duration,
        foresees: bool,
    ) -> Option<Permit> {
        let deadline = Instant::now() + patience;
        let permit = if foresees {
            let acquire = self.limiter.acquire_before(cost, priority, deadline);
            match timeout_at(deadline, acquire).await.ok()? {
                Ok(permit) => permit,
                Err(AcquireError::TooLate { earliest }) => {
                    assert!(earliest > deadline, "given up for nothing");
                    return None;
                }
                Err(reason) => panic!("not too many: {reason:?}"),
            }
        } else {
            let acquire = self.limiter.acquire(cost, priority);
            let permit = timeout_at(deadline, acquire).await.ok()?;
            permit.expect("not too many")
        };
        Some(permit)
    }

    async fn exchange(&self, mut permit: Permit, rng: &mut fastrand::Rng) {
        if rng.u8(..) < 40 {
            sleep(ms(rng.u64(0..300))).await;
        }
        if !self.faithful && rng.u8(..) < 20 {
            return drop(permit);
        }
        permit.sent();
        let sent = Instant::now();
        let response = sent + self.there + ms(rng.u64(0..50) + rng.u64(0..2) * rng.u64(0..900));
        let fate = rng.u8(..);
        if fate < 20 && !self.faithful {
            sleep(ms(rng.u64(0..20))).await;
            return permit.unsent();
        }
        let cost = permit.cost();
        if fate < 60 {
            // Given up at some moment: counted at any time until a second later, or never.
            sleep_until(sent + (response - sent) * rng.u32(0..100) / 100).await;
            drop(permit);
            let first = sent + self.there;
            let span = (Instant::now() + ms(1000)).saturating_duration_since(first);
            if rng.bool() {
                self.count(first + span * rng.u32(0..=100) / 100, cost);
            }
            return;
        }
        self.count(sent + self.there, cost);
        sleep_until(response).await;
        if fate < 63 {
            permit.refused(rng.bool().then(|| ms(rng.u64(0..3000))));
        } else {
            permit.responded();
        }
    }

    fn count(&self, at: Instant, cost: u32) {
        self.server.lock().expect("server").push((at, cost));
    }

    /// The server has never counted more than the limit.
    fn check(&self) {
        let mut counted = self.server.lock().expect("server").clone();
        counted.sort_unstable();
        for (last, (now, _)) in counted.iter().enumerate() {
            let within = |at: Instant| *now - at < self.limit.window();
            let window = counted[..=last].iter().rev();
            let sum: u32 = window
                .take_while(|(at, _)| within(*at))
                .map(|(_, cost)| cost)
                .sum();
            assert!(
                sum <= self.limit.requests(),
                "{sum} in a window of {}",
                self.limit
            );
        }
    }
}

#[test]
fn the_server_never_counts_more_than_the_limit() {
    for seed in 0..150 {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .start_paused(true)
            .build()
            .expect("a runtime");
        let mut rng = fastrand::Rng::with_seed(seed);
        runtime.block_on(async {
            println!("seed {seed}");
            let scene = Scene::new(&mut rng);
            let callers: Vec<_> = (0..50)
                .map(|_| tokio::spawn(scene.clone().caller(rng.fork())))
                .collect();
            for caller in callers {
                caller.await.expect("a caller");
            }
            scene.check();
            // Nobody is forgotten, and no slot is lost.
            assert_eq!(scene.limiter.waiting(), 0);
            sleep(Duration::from_secs(200)).await;
            take(&scene.limiter, scene.limit.requests()).unsent();
        });
    }
}
