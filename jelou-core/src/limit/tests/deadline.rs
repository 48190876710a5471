//! Waits that end before their deadline because they are in vain.

use tokio::time::timeout_at;

use super::super::{AcquireBefore, AcquireError};
use super::*;

const HOUR: Duration = Duration::from_secs(3600);

/// A limiter of two per second whose slots are held, and its permits.
fn held() -> (Limiter, Permit, Permit) {
    let limiter = Limiter::new(RateLimit::per_second(2));
    let (one, two) = (send(&limiter, 1), send(&limiter, 1));
    (limiter, one, two)
}

/// Ends at the deadline as a call does, `None`, or when it would be too late.
async fn ends(acquire: AcquireBefore, deadline: Instant) -> Option<Result<(), Instant>> {
    match timeout_at(deadline, acquire).await {
        Ok(Ok(permit)) => {
            permit.unsent();
            Some(Ok(()))
        }
        Ok(Err(AcquireError::TooLate { earliest })) => Some(Err(earliest)),
        Ok(Err(reason)) => panic!("one is not too many: {reason:?}"),
        Err(_) => None,
    }
}

/// Callers with deadlines, how each ended, and after how long.
async fn play(
    limiter: &Limiter,
    deadlines: &[u64],
    event: impl FnOnce(),
) -> Vec<(u128, Option<Result<(), Instant>>)> {
    let start = Instant::now();
    let callers: Vec<_> = deadlines
        .iter()
        .map(|deadline| {
            let deadline = start + ms(*deadline);
            let acquire = limiter.acquire_before(1, Interactive, deadline);
            tokio::spawn(async move {
                let end = ends(acquire, deadline).await;
                (start.elapsed().as_millis(), end)
            })
        })
        .collect();
    sleep(ms(500)).await;
    event();
    let mut ends = Vec::new();
    for caller in callers {
        ends.push(caller.await.expect("a caller"));
    }
    ends
}

#[tokio::test(start_paused = true)]
async fn who_waits_fails_at_once_when_a_pause_makes_it_hopeless() {
    let (limiter, one, two) = held();
    let start = Instant::now();
    let ends = play(&limiter, &[25_000; 3], || one.refused(Some(HOUR))).await;
    let opens = start + ms(500) + HOUR;
    // Each would be the next: those before it give up as well.
    assert_eq!(ends, [(500, Some(Err(opens))); 3]);
    assert_eq!(limiter.waiting(), 0);
    two.responded();
}

#[tokio::test(start_paused = true)]
async fn a_pause_by_hand_and_a_refusal_of_others_do_the_same() {
    for by_hand in [true, false] {
        let (limiter, _one, _two) = held();
        let opens = Instant::now() + ms(500) + HOUR;
        let pause = || {
            if by_hand {
                limiter.pause_until(opens);
            } else {
                limiter.refused(Some(HOUR));
            }
        };
        let ends = play(&limiter, &[25_000], pause).await;
        assert_eq!(ends, [(500, Some(Err(opens)))]);
    }
}

#[tokio::test(start_paused = true)]
async fn who_can_still_be_served_goes_on_waiting() {
    let (limiter, one, two) = held();
    let start = Instant::now();
    let at = |millis| start + ms(millis);
    let event = || {
        one.refused(Some(ms(4000)));
        two.responded();
    };
    // The pause ends at 4.5 seconds; then they go every half second.
    let ends = play(&limiter, &[4400, 4500, 4900, 60_000, 5400, 5500], event).await;
    let (yes, no) = (Some(Ok(())), |millis| Some(Err(at(millis))));
    let expected = [
        (500, no(4500)),
        (4500, yes),
        (500, no(5000)),
        (5000, yes),
        (500, no(5500)),
        (5500, yes),
    ];
    assert_eq!(ends, expected);
}

#[tokio::test(start_paused = true)]
async fn each_longer_pause_is_reckoned_with_and_a_shorter_one_changes_nothing() {
    let (limiter, one, two) = held();
    let start = Instant::now();
    let other = limiter.clone();
    let later = tokio::spawn(async move {
        sleep(ms(700)).await;
        two.refused(Some(ms(1000)));
        sleep(ms(100)).await;
        other.pause_until(start + ms(30_000));
    });
    let ends = play(&limiter, &[20_000, 40_000], || {
        one.refused(Some(ms(10_000)));
    })
    .await;
    let expected = [(800, Some(Err(start + ms(30_000)))), (30_000, Some(Ok(())))];
    assert_eq!(ends, expected);
    later.await.expect("a task");
}

#[tokio::test(start_paused = true)]
async fn who_comes_too_late_does_not_queue() {
    let limiter = Limiter::new(RateLimit::per_second(1));
    let start = Instant::now();
    send(&limiter, 1).responded();
    let _first = queue(&limiter, 1, Interactive);
    let deadline = start + ms(1999);
    let end = ends(limiter.acquire_before(1, Bulk, deadline), deadline).await;
    assert_eq!((end, limiter.waiting()), (Some(Err(start + ms(2000))), 1));
    assert_eq!(Instant::now(), start);
}

#[tokio::test(start_paused = true)]
async fn the_next_takes_over_from_those_who_are_dismissed() {
    let (limiter, one, two) = held();
    let start = Instant::now();
    two.responded();
    let deadline = start + ms(2500);
    let mut hopeless: Vec<_> = (0..2)
        .map(|_| limiter.acquire_before(1, Interactive, deadline))
        .collect();
    for acquire in &mut hopeless {
        let polled = Pin::new(acquire).poll(&mut Context::from_waker(Waker::noop()));
        assert!(polled.is_pending());
    }
    // It has no timer of its own: the first two have one.
    let last = tokio::spawn(limiter.acquire(1, Interactive));
    sleep(ms(100)).await;
    one.refused(Some(ms(3000)));
    assert_eq!(limiter.waiting(), 1);
    last.await
        .expect("a task")
        .expect("one is not too many")
        .unsent();
    assert_eq!(start.elapsed(), ms(3100));
    // Dismissed ones may be dropped before they know, and their places are used again.
    drop(hopeless);
    assert_eq!(limiter.waiting(), 0);
    drop(queue(&limiter, 2, Bulk));
}
