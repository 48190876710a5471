//! A minute at full rate against a server that counts exact windows: nothing is refused, and almost the
//! whole rate is used.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::time::{Duration, Instant};

use jelou::prelude::*;
use jelou::sandbox::Sandbox;

const SOAK: Duration = Duration::from_secs(60);
const SENDERS: usize = 8;

#[tokio::test]
async fn a_minute_at_full_rate() {
    let sandbox = Sandbox::start().await.unwrap();
    let jelou = sandbox.client().unwrap();
    let started = Instant::now();
    let senders: Vec<_> = (0..SENDERS)
        .map(|_| {
            let jelou = jelou.clone();
            tokio::spawn(async move {
                let mut sent = 0_u32;
                while started.elapsed() < SOAK {
                    SendMessage::new(Sandbox::BOT, Sandbox::USER, Message::text("Hello"))
                        .send(&jelou)
                        .await
                        .unwrap();
                    sent += 1;
                }
                sent
            })
        })
        .collect();
    let mut sent = 0;
    for sender in senders {
        sent += sender.await.unwrap();
    }
    let rate = f64::from(sent) / started.elapsed().as_secs_f64();
    println!(
        "{sent} messages in {:?}: {rate:.3} per second",
        started.elapsed()
    );
    assert_eq!(sandbox.refused_requests(), 0);
    assert_eq!(sandbox.messages().len(), sent as usize);
    assert!(rate >= 4.9, "{rate:.3} per second");
}
