//! A process that sends: this test program again, with an order in its environment.

use std::collections::BTreeMap;
use std::env;
use std::fmt::Write as _;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use jelou_core::limit::{RateLimit, RedisLimit, WhenUnavailable};
use jelou_core::{
    AuthScheme, Client, Credential, Service, ServiceInfo, StandardError, jelou_endpoint,
};
use metrics_util::debugging::{DebugValue, DebuggingRecorder};
use tracing::{Event, Level, Subscriber};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};

pub(crate) const TOKEN: &str = "t0ken-of-the-test";
pub(crate) const SENDERS: usize = 5;

pub(crate) struct Counted;

impl Service for Counted {
    const INFO: &'static ServiceInfo = &ServiceInfo::new("counted", "http://127.0.0.1")
        .auth(AuthScheme::bearer("COUNTED_TOKEN"))
        .rate_limit(RateLimit::per_second(5));
    type Error = StandardError;
}

#[jelou_endpoint(GET, "/{kind}/{number}", response = (), service = Counted, crate = ::jelou_core)]
pub(crate) struct Hit {
    pub(crate) kind: String,
    pub(crate) number: u32,
}

pub(crate) fn client(redis: &str, server: &str, token: &str, when: WhenUnavailable) -> Client {
    let limit = RedisLimit::new(redis)
        .unwrap()
        .when_unavailable(when)
        .expected_processes(4);
    Client::builder()
        .shared_rate_limit(limit)
        .base_url::<Counted>(server)
        .credential::<Counted>(Credential::bearer(token))
        .build()
        .unwrap()
}

/// Ends with the test, also with one that fails.
pub(crate) struct Worker {
    child: Option<Child>,
}

impl Worker {
    /// Sends requests of this kind for so long, as many at a time as there are senders.
    pub(crate) fn start(
        redis: &str,
        server: &str,
        kind: &str,
        number: u32,
        time: Duration,
    ) -> Self {
        let child = Command::new(env::current_exe().unwrap())
            .args(["--exact", "worker::as_a_process", "--nocapture"])
            .env("JELOU_TEST_REDIS", redis)
            .env("JELOU_TEST_SERVER", server)
            .env("JELOU_TEST_KIND", kind)
            .env("JELOU_TEST_NUMBER", number.to_string())
            .env("JELOU_TEST_MILLIS", time.as_millis().to_string())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        Self { child: Some(child) }
    }

    pub(crate) fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }

    /// What it reports at its end.
    pub(crate) fn report(mut self) -> BTreeMap<String, u64> {
        let output = self.child.take().unwrap().wait_with_output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success(), "{text}");
        let report = text.split("report:").nth(1).unwrap().lines().next();
        let pairs = report.unwrap().split_whitespace();
        pairs
            .filter_map(|pair| pair.split_once('='))
            .map(|(name, value)| (name.to_owned(), value.parse().unwrap()))
            .collect()
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take() {
            drop(child.kill());
            drop(child.wait());
        }
    }
}

/// Counts warnings about Redis.
struct Warnings(Arc<AtomicU64>);

impl<S: Subscriber> Layer<S> for Warnings {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        if event.metadata().target() == "jelou" && *event.metadata().level() == Level::WARN {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// Does nothing among the other tests.
#[tokio::test(flavor = "current_thread")]
async fn as_a_process() {
    let Ok(redis) = env::var("JELOU_TEST_REDIS") else {
        return;
    };
    let of = |name| env::var(name).unwrap();
    let recorder = DebuggingRecorder::new();
    let snapshotter = recorder.snapshotter();
    recorder.install().unwrap();
    let warnings = Arc::new(AtomicU64::new(0));
    let subscriber = tracing_subscriber::registry().with(Warnings(Arc::clone(&warnings)));
    tracing::subscriber::set_global_default(subscriber).unwrap();

    let server = of("JELOU_TEST_SERVER");
    let client = client(&redis, &server, TOKEN, WhenUnavailable::LocalShare);
    let kind = of("JELOU_TEST_KIND");
    let number = of("JELOU_TEST_NUMBER").parse().unwrap();
    let until = Instant::now() + Duration::from_millis(of("JELOU_TEST_MILLIS").parse().unwrap());
    let senders: Vec<_> = (0..SENDERS)
        .map(|_| {
            let (client, kind) = (client.clone(), kind.clone());
            tokio::spawn(async move {
                let (mut sent, mut failed) = (0_u64, 0_u64);
                while Instant::now() < until {
                    match Hit::new(kind.clone(), number).send(&client).await {
                        Ok(()) => sent += 1,
                        Err(error) => {
                            eprintln!("{number}: {error}");
                            failed += 1;
                        }
                    }
                }
                (sent, failed)
            })
        })
        .collect();
    let mut report = String::new();
    let (mut sent, mut failed) = (0, 0);
    for sender in senders {
        let (of_one, failures) = sender.await.unwrap();
        sent += of_one;
        failed += failures;
    }
    let outages = snapshotter
        .snapshot()
        .into_vec()
        .into_iter()
        .filter(|(key, ..)| key.key().name() == "jelou.limit.redis_unavailable")
        .map(|(.., value)| match value {
            DebugValue::Counter(count) => count,
            _ => 0,
        })
        .sum::<u64>();
    let warnings = warnings.load(Ordering::Relaxed);
    write!(
        report,
        "sent={sent} failed={failed} outages={outages} warnings={warnings}"
    )
    .unwrap();
    println!("\nreport: {report}");
}
