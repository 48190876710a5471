//! Who goes when, while nothing goes wrong.

use tokio::time::advance;

use super::*;

#[tokio::test(start_paused = true)]
async fn five_go_at_once_and_the_sixth_a_second_after_the_first_response() {
    let mut callers = Callers::new(&five_per_second());
    for _ in 0..12 {
        callers.call(1, Interactive, ms(0)).await;
    }
    assert_eq!(
        callers.times().await,
        [0, 0, 0, 0, 0, 1000, 1000, 1000, 1000, 1000, 2000, 2000]
    );
}

#[tokio::test(start_paused = true)]
async fn the_window_begins_at_the_response() {
    let mut callers = Callers::new(&five_per_second());
    for round_trip in [300, 100, 200, 500, 400, 100, 100] {
        callers.call(1, Interactive, ms(round_trip)).await;
    }
    assert_eq!(callers.times().await, [0, 0, 0, 0, 0, 1100, 1200]);
}

#[tokio::test(start_paused = true)]
async fn a_waiter_without_response_keeps_its_slot() {
    let limiter = five_per_second();
    let held = send(&limiter, 4);
    let mut callers = Callers::new(&limiter);
    for _ in 0..3 {
        callers.call(1, Interactive, ms(50)).await;
    }
    assert_eq!(callers.times().await, [0, 1050, 2100]);
    drop(held);
}

#[tokio::test(start_paused = true)]
async fn a_known_round_trip_is_saved() {
    let limiter = Limiter::new(RateLimit::per_second(1));
    let mut callers = Callers::new(&limiter);
    for _ in 0..67 {
        callers.call(1, Interactive, ms(100)).await;
    }
    let times = callers.times().await;
    let gaps: Vec<_> = times.windows(2).map(|pair| pair[1] - pair[0]).collect();
    // 64 round trips have to be seen; then 99.9 ms of the hundred are saved, and the timer rounds
    // the remaining tenth up to a whole millisecond.
    assert_eq!(gaps[..63], [1100; 63]);
    assert_eq!(gaps[63..], [1001; 3]);
}

#[tokio::test(start_paused = true)]
async fn any_limit_and_window() {
    let mut callers = Callers::new(&Limiter::new(RateLimit::new(2, ms(10_000))));
    for _ in 0..5 {
        callers.call(1, Bulk, ms(0)).await;
    }
    assert_eq!(callers.times().await, [0, 0, 10_000, 10_000, 20_000]);
}

#[tokio::test(start_paused = true)]
async fn interactive_goes_first_and_every_fourth_is_bulk() {
    let limiter = Limiter::new(RateLimit::per_second(1));
    let mut callers = Callers::new(&limiter);
    callers.call(1, Interactive, ms(0)).await;
    for _ in 1..=3 {
        callers.call(1, Bulk, ms(0)).await;
    }
    for _ in 4..=10 {
        callers.call(1, Interactive, ms(0)).await;
    }
    let log = callers.finish().await;
    let order: Vec<_> = log.iter().map(|(number, _)| *number).collect();
    assert_eq!(order, [0, 4, 5, 6, 1, 7, 8, 9, 2, 10, 3]);
    assert_eq!(log.last().map(|(_, at)| *at), Some(ms(10_000)));
}

#[tokio::test(start_paused = true)]
async fn a_newcomer_does_not_overtake_a_waiter_whose_turn_has_come() {
    let limiter = Limiter::new(RateLimit::per_second(1));
    send(&limiter, 1).responded();
    let mut first = queue(&limiter, 1, Bulk);
    advance(ms(1500)).await;
    // The slot is free, and `first` was not polled yet.
    let newcomer = queue(&limiter, 1, Bulk);
    assert!(poll(&mut first).is_ready());
    drop(newcomer);
}

#[tokio::test(start_paused = true)]
async fn a_large_cost_waits_for_all_its_slots_and_is_not_overtaken() {
    let limiter = five_per_second();
    let mut callers = Callers::new(&limiter);
    for cost in [3, 1, 3, 1, 5] {
        callers.call(cost, Interactive, ms(0)).await;
    }
    // One slot is free, but who waits for three is first.
    assert_eq!(limiter.waiting(), 3);
    assert_eq!(callers.times().await, [0, 0, 1000, 1000, 2000]);
}

#[tokio::test(start_paused = true)]
async fn a_cost_of_zero_counts_as_one_and_too_large_a_cost_is_an_error_at_once() {
    let limiter = five_per_second();
    assert_eq!(take(&limiter, 0).cost(), 1);
    let _all = take(&limiter, 5);
    let _waiter = queue(&limiter, 1, Interactive);
    let error = limiter
        .acquire(6, Bulk)
        .await
        .expect_err("six are too many");
    assert_eq!((error.cost(), error.limit()), (6, RateLimit::per_second(5)));
}

#[tokio::test(start_paused = true)]
async fn no_grant_takes_more_than_three_polls() {
    let limiter = five_per_second();
    // So few that the credit does not change, which may cost the next two a poll.
    let tasks: Vec<_> = (0..60)
        .map(|number| {
            let mut acquire = limiter.acquire(1, Interactive);
            tokio::spawn(async move {
                let mut polls = 0;
                let permit = std::future::poll_fn(|cx| {
                    polls += 1;
                    Pin::new(&mut acquire).poll(cx)
                });
                let mut permit = permit.await.expect("one is not too many");
                assert!(polls <= 3, "{polls} polls");
                permit.sent();
                // Slots come back one by one.
                sleep(ms(70 + number % 5 * 40)).await;
                permit.responded();
            })
        })
        .collect();
    for task in tasks {
        task.await.expect("a caller");
    }
}

#[test]
fn permits_may_end_on_any_thread() {
    let limiter = five_per_second();
    let held = send(&limiter, 5);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .expect("a runtime");
    let other = std::thread::spawn(move || {
        std::thread::sleep(ms(20));
        held.unsent();
    });
    // This runtime has no timer: nothing but the end of the permit can wake the waiter.
    runtime
        .block_on(limiter.acquire(1, Interactive))
        .expect("one is not too many")
        .unsent();
    other.join().expect("a thread");
}

#[tokio::test(start_paused = true)]
async fn a_waiter_that_is_kept_but_not_polled_does_not_hold_up_the_next() {
    let limiter = five_per_second();
    let start = Instant::now();
    for _ in 0..5 {
        send(&limiter, 1).responded();
        sleep(ms(10)).await;
    }
    let mut aside = queue(&limiter, 1, Interactive);
    let (_permit, at) = wait(&limiter, 1).await;
    assert_eq!(at - start, ms(1010));
    assert!(poll(&mut aside).is_ready());
}

#[test]
fn futures_and_permits_can_move_to_other_threads() {
    fn check<T: Send + Sync + Unpin + 'static>() {}
    check::<Limiter>();
    check::<Permit>();
    check::<Acquire>();
}
