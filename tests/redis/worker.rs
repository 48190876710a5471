//! A process that sends requests: this test program again, with its task in the environment.

use std::collections::BTreeMap;
use std::env;
use std::fmt::{Debug, Write as _};
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use jelou_core::limit::{RateLimit, RedisLimit, WhenUnavailable};
use jelou_core::{
    AuthScheme, Client, Credential, Service, ServiceInfo, StandardError, jelou_endpoint,
};
use metrics_util::debugging::{DebugValue, DebuggingRecorder};
use tokio::time::sleep;
use tracing::field::{Field, Visit};
use tracing::{Event, Level, Subscriber};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};

use super::server::Server;

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
    client_of(limit(redis, when), server, token)
}

pub(crate) fn limit(redis: &str, when: WhenUnavailable) -> RedisLimit {
    RedisLimit::new(redis)
        .unwrap()
        .when_unavailable(when)
        .expected_processes(4)
}

pub(crate) fn client_of(limit: RedisLimit, server: &str, token: &str) -> Client {
    Client::builder()
        .shared_rate_limit(limit)
        .base_url::<Counted>(server)
        .credential::<Counted>(Credential::bearer(token))
        .build()
        .unwrap()
}

/// The task of a process.
pub(crate) struct Order(Command);

impl Order {
    pub(crate) fn when_unavailable(mut self, when: WhenUnavailable) -> Self {
        if when == WhenUnavailable::Fail {
            self.0.env("JELOU_TEST_FAIL", "1");
        }
        self
    }

    /// Trusts this authority instead of the platform's.
    pub(crate) fn trust(mut self, certificate: &Path) -> Self {
        self.0.env("JELOU_TEST_CA", certificate);
        self
    }

    /// Runs on a platform that trusts this authority.
    pub(crate) fn platform_trusts(mut self, certificate: &Path) -> Self {
        self.0.env("SSL_CERT_FILE", certificate);
        self
    }

    pub(crate) fn start(mut self, redis: &str) -> Worker {
        let child = self.0.env("JELOU_TEST_REDIS", redis).spawn();
        Worker {
            child: Some(child.unwrap()),
        }
    }
}

/// Is killed when the test ends, even if it fails.
pub(crate) struct Worker {
    child: Option<Child>,
}

impl Worker {
    /// Sends requests of this kind for this time, one at a time per sender.
    pub(crate) fn of(server: &Server, kind: &str, number: u32, time: Duration) -> Order {
        let mut command = Command::new(env::current_exe().unwrap());
        command
            .args(["--exact", "worker::as_a_process", "--nocapture"])
            .env("JELOU_TEST_SERVER", server.url())
            .env("JELOU_TEST_KIND", kind)
            .env("JELOU_TEST_NUMBER", number.to_string())
            .env("JELOU_TEST_MILLIS", time.as_millis().to_string())
            .stdin(Stdio::null())
            .stdout(Stdio::piped());
        Order(command)
    }

    pub(crate) fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }

    /// Returns its final report.
    pub(crate) fn report(self) -> BTreeMap<String, u64> {
        let text = self.output();
        let report = text.split("report:").nth(1).unwrap().lines().next();
        let pairs = report.unwrap().split_whitespace();
        pairs
            .filter_map(|pair| pair.split_once('='))
            .map(|(name, value)| (name.to_owned(), value.parse().unwrap()))
            .collect()
    }

    /// Returns everything that it prints: its report and warnings.
    pub(crate) fn output(mut self) -> String {
        let output = self.child.take().unwrap().wait_with_output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success(), "{text}");
        text
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

/// Counts warnings about Redis, and prints them.
struct Warnings(Arc<AtomicU64>);

struct Printer;

impl Visit for Printer {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        println!("warning: {field}={value:?}");
    }
}

impl<S: Subscriber> Layer<S> for Warnings {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        if event.metadata().target() == "jelou" && *event.metadata().level() == Level::WARN {
            self.0.fetch_add(1, Ordering::Relaxed);
            event.record(&mut Printer);
        }
    }
}

/// Does nothing as a test: the entry point of worker processes.
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
    let when = match env::var("JELOU_TEST_FAIL") {
        Ok(_) => WhenUnavailable::Fail,
        Err(_) => WhenUnavailable::LocalShare,
    };
    let mut limit = limit(&redis, when);
    if let Ok(certificate) = env::var("JELOU_TEST_CA") {
        let certificate = fs::read(certificate).unwrap();
        limit = limit.ca_certificates_pem(certificate).unwrap();
    }
    let client = client_of(limit, &server, TOKEN);
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
                            if failed == 0 {
                                eprintln!("{number}: {error}");
                            }
                            failed += 1;
                            sleep(Duration::from_millis(50)).await;
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
