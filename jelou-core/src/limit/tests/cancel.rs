//! What is dropped, and when.

use tokio::time::advance;

use super::*;

/// A limiter of one per second whose slot is free again in a second.
fn busy() -> (Limiter, Instant) {
    let limiter = Limiter::new(RateLimit::per_second(1));
    send(&limiter, 1).responded();
    (limiter, Instant::now())
}

#[tokio::test(start_paused = true)]
async fn a_waiter_that_is_dropped_gives_its_place_to_the_next() {
    for dropped in 0..3 {
        let (limiter, start) = busy();
        let mut waiters: Vec<_> = (0..3).map(|_| queue(&limiter, 1, Interactive)).collect();
        drop(waiters.remove(dropped));
        assert_eq!(limiter.waiting(), 2);
        for (second, waiter) in (1..).zip(waiters) {
            let mut permit = waiter.await.expect("one is not too many");
            assert_eq!(start.elapsed(), ms(1000 * second), "without {dropped}");
            permit.sent();
            permit.responded();
        }
        advance(ms(5000)).await;
    }
}

#[tokio::test(start_paused = true)]
async fn ten_thousand_waiters_that_are_dropped_cost_nothing() {
    let (limiter, start) = busy();
    let waiters: Vec<_> = (0..10_000).map(|_| queue(&limiter, 1, Bulk)).collect();
    assert_eq!(limiter.waiting(), 10_000);
    drop(waiters);
    assert_eq!(limiter.waiting(), 0);
    let (_permit, at) = wait(&limiter, 1).await;
    assert_eq!(at - start, ms(1000));
}

#[tokio::test(start_paused = true)]
async fn the_next_waiter_takes_over_the_timer_of_the_first() {
    let (limiter, start) = busy();
    let mut waiters: Vec<_> = (0..3).map(|_| queue(&limiter, 1, Interactive)).collect();
    let last = tokio::spawn(waiters.pop().expect("three"));
    sleep(ms(500)).await;
    // The third has no timer of its own yet, and only these two had one.
    drop(waiters);
    last.await
        .expect("a task")
        .expect("one is not too many")
        .unsent();
    assert_eq!(start.elapsed(), ms(1000));
}

#[tokio::test(start_paused = true)]
async fn a_permit_that_nobody_comes_for_goes_to_the_next_at_once() {
    let (limiter, _) = busy();
    let first = queue(&limiter, 1, Interactive);
    let mut second = queue(&limiter, 1, Interactive);
    advance(ms(1000)).await;
    // Polling the second gives the first its permit.
    assert!(poll(&mut second).is_pending());
    assert_eq!(limiter.waiting(), 1);
    drop(first);
    assert_eq!(limiter.waiting(), 0);
    assert!(poll(&mut second).is_ready());
}

#[tokio::test(start_paused = true)]
async fn a_future_that_was_never_polled_has_no_place() {
    let (limiter, _) = busy();
    let unpolled = limiter.acquire(1, Interactive);
    assert_eq!(limiter.waiting(), 0);
    drop(unpolled);
}

/// Ends the permit of a request in one way, and tells when a waiter gets the slot.
async fn slot_comes_back(end: impl FnOnce(Permit)) -> Duration {
    let limiter = Limiter::new(RateLimit::per_second(1));
    let permit = take(&limiter, 1);
    let waiter = tokio::spawn(limiter.acquire(1, Interactive));
    sleep(ms(100)).await;
    let ended = Instant::now();
    end(permit);
    waiter
        .await
        .expect("a task")
        .expect("one is not too many")
        .unsent();
    ended.elapsed()
}

#[tokio::test(start_paused = true)]
async fn what_was_not_sent_frees_its_slot_at_once() {
    assert_eq!(slot_comes_back(drop).await, ms(0));
    assert_eq!(slot_comes_back(Permit::unsent).await, ms(0));
    let refused_by_the_system = |mut permit: Permit| {
        permit.sent();
        permit.unsent();
    };
    assert_eq!(slot_comes_back(refused_by_the_system).await, ms(0));
}

#[tokio::test(start_paused = true)]
async fn what_was_responded_frees_its_slot_after_a_window() {
    assert_eq!(slot_comes_back(Permit::responded).await, ms(1000));
    let usual = |mut permit: Permit| {
        permit.sent();
        permit.responded();
    };
    assert_eq!(slot_comes_back(usual).await, ms(1000));
}

#[tokio::test(start_paused = true)]
async fn what_was_sent_and_dropped_frees_its_slot_after_a_second_and_a_window() {
    // No round trip is known yet, so that a quarter of a window is added for the credit.
    let cancelled = |mut permit: Permit| {
        permit.sent();
        drop(permit);
    };
    assert_eq!(slot_comes_back(cancelled).await, ms(2250));
}

#[tokio::test(start_paused = true)]
async fn the_credit_does_not_shorten_the_time_of_what_was_dropped() {
    let limiter = Limiter::new(RateLimit::per_second(1));
    for _ in 0..70 {
        let (mut permit, _) = wait(&limiter, 1).await;
        permit.sent();
        sleep(ms(100)).await;
        permit.responded();
    }
    let (mut permit, _) = wait(&limiter, 1).await;
    permit.sent();
    drop(permit);
    let dropped = Instant::now();
    let (_permit, at) = wait(&limiter, 1).await;
    assert_eq!(at - dropped, ms(2000));
}

#[tokio::test(start_paused = true)]
async fn a_slot_that_was_not_used_still_knows_its_last_response() {
    let limiter = Limiter::new(RateLimit::per_second(2));
    let mut responded = Instant::now();
    for _ in 0..32 {
        let (mut one, mut two) = (wait(&limiter, 1).await.0, wait(&limiter, 1).await.0);
        one.sent();
        two.sent();
        sleep(ms(100)).await;
        one.responded();
        two.responded();
        responded = Instant::now();
    }
    // Nearly 100 ms are saved, until it turns out that the way is shorter by far.
    let (unused, mut quick) = (wait(&limiter, 1).await.0, wait(&limiter, 1).await.0);
    assert_eq!(responded.elapsed(), ms(901));
    quick.sent();
    sleep(ms(10)).await;
    quick.responded();
    unused.unsent();
    let (_permit, at) = wait(&limiter, 1).await;
    assert_eq!(at - responded, ms(1000));
}

#[tokio::test(start_paused = true)]
async fn a_future_in_a_runtime_that_is_gone_gives_its_place_back() {
    let (limiter, start) = busy();
    let other = limiter.clone();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .build()
            .expect("a runtime");
        runtime.spawn(other.acquire(1, Interactive));
        runtime.block_on(tokio::task::yield_now());
        assert_eq!(other.waiting(), 1);
    })
    .join()
    .expect("a thread");
    assert_eq!(limiter.waiting(), 0);
    let (_permit, at) = wait(&limiter, 1).await;
    assert_eq!(at - start, ms(1000));
}

#[tokio::test(start_paused = true)]
async fn a_waiter_without_a_timer_panics_and_leaves_the_queue() {
    let (limiter, _) = busy();
    let other = limiter.clone();
    let outside = std::thread::spawn(move || poll(&mut other.acquire(1, Interactive)).is_ready());
    assert!(outside.join().is_err());
    assert_eq!(limiter.waiting(), 0);
}
