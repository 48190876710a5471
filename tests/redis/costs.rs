//! Requests that count more than once.

use std::time::{Duration, Instant};

use jelou_core::limit::WhenUnavailable;
use jelou_core::{Client, Credential, Endpoint, ErrorKind, Outcome, Priority, jelou_endpoint};
use tokio::task::JoinSet;

use super::redis_server::{RedisServer, on_each_server};
use super::runtime;
use super::server::Server;
use super::worker::{Counted, TOKEN, limit};

macro_rules! cost {
    ($name:ident, $template:literal, $cost:literal) => {
        #[jelou_endpoint(GET, $template, response = (), service = Counted, cost = $cost, crate = ::jelou_core)]
        struct $name {
            number: u32,
        }
    };
}

cost!(One, "/cost/1/{number}", 1);
cost!(Two, "/cost/2/{number}", 2);
cost!(Five, "/cost/5/{number}", 5);
cost!(Six, "/cost/6/{number}", 6);

/// Lets a call join the queue before the next one does.
async fn queue<E>(calls: &mut JoinSet<()>, client: &Client, request: E, priority: Priority)
where
    E: Endpoint + Send + 'static,
{
    let call = client.call(request).priority(priority);
    calls.spawn(async move {
        call.timeout(Duration::from_secs(60)).await.unwrap();
    });
    tokio::time::sleep(Duration::from_millis(2)).await;
}

async fn mixed(redis: &str, server: &Server) {
    // Each counts as a process of its own.
    let client = || {
        Client::builder()
            .shared_rate_limit(limit(redis, WhenUnavailable::Fail))
            .share_rate_limits(false)
            .base_url::<Counted>(server.url())
            .credential::<Counted>(Credential::bearer(TOKEN))
            .build()
            .unwrap()
    };
    let (one, other) = (client(), client());
    let error = Six::new(0).send(&one).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome()),
        (ErrorKind::Configuration, Outcome::NotSent)
    );
    assert!(error.to_string().contains('6'), "{error}");

    let mut calls = JoinSet::new();
    let start = Instant::now();
    for round in 0..3 {
        for (lane, priority) in [(0, Priority::Interactive), (1, Priority::Bulk)] {
            let number = |place| lane * 1000 + round * 10 + place;
            queue(&mut calls, &one, Two::new(number(0)), priority).await;
            queue(&mut calls, &one, Five::new(number(1)), priority).await;
            queue(&mut calls, &one, One::new(number(2)), priority).await;
            queue(&mut calls, &one, Two::new(number(3)), priority).await;
        }
        for place in 0..3 {
            let number = 2000 + round * 10 + place;
            queue(&mut calls, &other, Two::new(number), Priority::Interactive).await;
        }
    }
    while let Some(call) = calls.join_next().await {
        call.unwrap();
    }
    let took = start.elapsed();
    println!("3 * (2 * 10 + 6) = {} in {took:?}", server.hits().len());
    assert_eq!(server.hits().len(), 78);
}

/// First come, first served, within a priority and a process.
fn check_order(server: &Server) {
    let mut lanes = [const { Vec::new() }; 3];
    for (at, path) in server.log() {
        let number: usize = path.rsplit('/').next().unwrap().parse().unwrap();
        lanes[number / 1000].push((number, at));
    }
    for lane in &mut lanes {
        lane.sort_unstable();
        // Those that went together may arrive in any order.
        let together = Duration::from_millis(30);
        for pair in lane.windows(2) {
            let [(first, at), (second, later)] = pair else {
                unreachable!();
            };
            assert!(*at < *later + together, "{second} before {first}");
        }
    }
    assert_eq!(lanes.map(|lane| lane.len()), [12, 12, 9]);
}

#[test]
fn requests_that_cost_several_slots() {
    on_each_server(|program| {
        let (redis, server) = (RedisServer::of(program, &[]), Server::start());
        runtime().block_on(mixed(&redis.url(), &server));
        check_order(&server);
        server.check();
    });
}
