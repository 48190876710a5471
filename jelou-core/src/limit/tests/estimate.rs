//! When a permit could come.

use super::*;

#[tokio::test(start_paused = true)]
async fn an_idle_limiter_gives_a_permit_now() {
    let limiter = five_per_second();
    let now = Some(Instant::now());
    assert_eq!(limiter.estimate(5, Interactive), now);
    assert_eq!(limiter.estimate(0, Bulk), now);
    assert_eq!(limiter.earliest(5), now);
    assert_eq!(limiter.estimate(6, Interactive), None);
    assert_eq!(limiter.earliest(6), None);
}

#[tokio::test(start_paused = true)]
async fn the_estimate_is_what_becomes_of_it_when_nothing_happens() {
    let limiter = five_per_second();
    let mut callers = Callers::new(&limiter);
    let mut estimates = Vec::new();
    for _ in 0..23 {
        let at = limiter.estimate(1, Interactive).expect("not too many");
        estimates.push((at - callers.start).as_millis());
        callers.call(1, Interactive, ms(0)).await;
    }
    assert_eq!(callers.times().await, estimates);
}

#[tokio::test(start_paused = true)]
async fn priorities_and_costs_of_those_who_wait_are_reckoned_with() {
    let limiter = Limiter::new(RateLimit::per_second(2));
    let now = Instant::now();
    send(&limiter, 2).responded();
    let _interactive: Vec<_> = (0..4).map(|_| queue(&limiter, 1, Interactive)).collect();
    let _bulk = queue(&limiter, 2, Bulk);
    let at = |cost, priority| limiter.estimate(cost, priority).map(|at| at - now);
    // Four interactive and at least one slot for bulk are ahead.
    assert_eq!(at(1, Interactive), Some(ms(3000)));
    // All six are ahead.
    assert_eq!(at(1, Bulk), Some(ms(4000)));
    assert_eq!(limiter.earliest(1), Some(now + ms(1000)));
}

#[tokio::test(start_paused = true)]
async fn a_slot_that_is_held_may_come_back_at_any_moment() {
    let limiter = Limiter::new(RateLimit::per_second(1));
    let permit = send(&limiter, 1);
    assert_eq!(limiter.estimate(1, Interactive), Some(Instant::now()));
    permit.unsent();
    take(&limiter, 1).unsent();
}

#[tokio::test(start_paused = true)]
async fn pauses_are_reckoned_with() {
    let limiter = five_per_second();
    let now = Instant::now();
    limiter.pause_until(now + ms(7000));
    let _waiters: Vec<_> = (0..2).map(|_| queue(&limiter, 1, Interactive)).collect();
    assert_eq!(limiter.earliest(1), Some(now + ms(7000)));
    assert_eq!(limiter.estimate(1, Interactive), Some(now + ms(7400)));
}

#[tokio::test(start_paused = true)]
async fn absurd_instants_do_not_overflow() {
    let limiter = Limiter::new(RateLimit::new(1, Duration::MAX));
    send(&limiter, 1).responded();
    assert!(limiter.earliest(1) > Some(Instant::now()));
    let _waiter = queue(&limiter, 1, Interactive);
    limiter.pause_until(Instant::now() + Duration::from_secs(1 << 33));
    limiter.refused(Some(Duration::MAX));
    assert!(limiter.estimate(1, Bulk) > Some(Instant::now()));
}
