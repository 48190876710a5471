//! What happens after a 429.

use tokio::time::advance;

use super::*;

#[tokio::test(start_paused = true)]
async fn everyone_pauses_and_then_goes_on_evenly() {
    let limiter = five_per_second();
    let refused = send(&limiter, 1);
    let mut callers = Callers::new(&limiter);
    // Four slots are free, but the server asks for three seconds.
    refused.refused(Some(ms(3000)));
    for _ in 0..9 {
        callers.call(1, Interactive, ms(0)).await;
    }
    assert_eq!(
        callers.times().await,
        [3000, 3200, 3400, 3600, 3800, 4000, 4200, 4400, 4600]
    );
}

#[tokio::test(start_paused = true)]
async fn after_the_even_ones_the_limit_is_as_before() {
    let limiter = five_per_second();
    limiter.refused(Some(ms(1000)));
    let mut callers = Callers::new(&limiter);
    for _ in 0..5 {
        callers.call(1, Interactive, ms(0)).await;
    }
    assert_eq!(callers.times().await, [1000, 1200, 1400, 1600, 1800]);
    advance(ms(5000)).await;
    drop(send(&limiter, 5));
}

#[tokio::test(start_paused = true)]
async fn who_waits_already_pauses_too() {
    let limiter = Limiter::new(RateLimit::per_second(2));
    let mut callers = Callers::new(&limiter);
    for _ in 0..5 {
        callers.call(1, Interactive, ms(0)).await;
    }
    sleep(ms(500)).await;
    limiter.refused(Some(ms(4000)));
    assert_eq!(callers.times().await, [0, 0, 4500, 5000, 5500]);
}

#[tokio::test(start_paused = true)]
async fn pauses_double_until_a_request_is_responded() {
    let limiter = five_per_second();
    for seconds in [1, 2, 4, 8, 16, 32, 60, 60] {
        let (mut permit, at) = wait(&limiter, 1).await;
        permit.sent();
        permit.refused(None);
        assert_eq!(limiter.earliest(1), Some(at + ms(1000 * seconds)));
    }
    let (mut permit, _) = wait(&limiter, 1).await;
    permit.sent();
    permit.responded();
    let (mut permit, at) = wait(&limiter, 1).await;
    permit.sent();
    permit.refused(None);
    assert_eq!(limiter.earliest(1), Some(at + ms(1000)));
}

#[tokio::test(start_paused = true)]
async fn requests_that_were_refused_together_count_once() {
    let limiter = five_per_second();
    let start = Instant::now();
    let permits: Vec<_> = (0..5).map(|_| send(&limiter, 1)).collect();
    for permit in permits {
        permit.refused(None);
    }
    let (mut permit, at) = wait(&limiter, 1).await;
    assert_eq!(at - start, ms(1000));
    permit.sent();
    permit.refused(None);
    assert_eq!(limiter.earliest(1), Some(at + ms(2000)));
}

#[tokio::test(start_paused = true)]
async fn requests_that_were_refused_together_without_a_pause_count_once() {
    let none = Some(Duration::ZERO);
    for wishes in [[none; 5], [none, None, none, None, none]] {
        let limiter = five_per_second();
        let start = Instant::now();
        let permits: Vec<_> = (0..5).map(|_| send(&limiter, 1)).collect();
        for (permit, wish) in permits.into_iter().zip(wishes) {
            permit.refused(wish);
        }
        let (mut permit, at) = wait(&limiter, 1).await;
        assert_eq!(at - start, ms(1000), "a window");
        permit.sent();
        permit.refused(None);
        assert_eq!(limiter.earliest(1), Some(at + ms(2000)), "{wishes:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn refusals_of_unknown_requests_count_once_for_each_pause() {
    let limiter = five_per_second();
    let start = Instant::now();
    for _ in 0..5 {
        limiter.refused(None);
    }
    assert_eq!(limiter.earliest(1), Some(start + ms(1000)));
    sleep(ms(1000)).await;
    limiter.refused(None);
    assert_eq!(limiter.earliest(1), Some(start + ms(3000)));
}

#[tokio::test(start_paused = true)]
async fn the_longest_pause_counts() {
    let limiter = five_per_second();
    let start = Instant::now();
    let (first, second) = (send(&limiter, 1), send(&limiter, 1));
    first.refused(Some(ms(5000)));
    second.refused(Some(ms(2000)));
    limiter.pause_until(start + ms(1000));
    let (_permit, at) = wait(&limiter, 1).await;
    assert_eq!(at - start, ms(5000));
    limiter.pause_until(start);
    let (_permit, at) = wait(&limiter, 1).await;
    assert_eq!(at - start, ms(5200));
}

#[tokio::test(start_paused = true)]
async fn a_refusal_without_a_pause_still_spreads_what_follows() {
    let limiter = five_per_second();
    send(&limiter, 1).refused(Some(ms(0)));
    let mut callers = Callers::new(&limiter);
    for _ in 0..6 {
        callers.call(1, Interactive, ms(0)).await;
    }
    assert_eq!(callers.times().await, [0, 200, 400, 600, 1000, 1200]);
}
