//! Whole round trips over loopback, with the limit lifted: by hand and declared, over reqwest and
//! over hyper.

use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper_util::client::legacy::Client as HyperClient;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use jelou_core::transport::{HyperTransport, ReqwestTransport, Transport};
use jelou_core::{Client, Credential};
use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinSet;
use tokio::time::timeout;

use crate::by_hand::{self, Fixed, Sent};
use crate::ours::{self, Platform};

/// The timeout that both sides set.
const TIMEOUT: Duration = Duration::from_secs(30);

/// The contenders.
pub const CARRIERS: [&str; 4] = ["reqwest by hand", "reqwest", "hyper by hand", "hyper"];

/// One round trip.
type Trip = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Makes round trips.
type Contender = Arc<dyn Fn() -> Trip + Send + Sync>;

/// A contender and its runtime.
pub struct Trips {
    contender: Contender,
    runtime: Runtime,
    concurrency: u32,
}

impl Trips {
    /// Creates the round trips of one contender, `concurrency` at a time.
    pub fn new(carrier: &str, concurrency: u32, address: &str) -> Self {
        Self {
            contender: contender(carrier, address),
            runtime: Builder::new_current_thread()
                .enable_all()
                .build()
                .expect("a runtime"),
            concurrency,
        }
    }

    /// Makes `count` round trips, and returns how long they took.
    pub fn turn(&self, count: u32) -> Duration {
        let began = Instant::now();
        self.runtime
            .block_on(repeat(&self.contender, self.concurrency, count));
        began.elapsed()
    }
}

fn contender(carrier: &str, address: &str) -> Contender {
    let base = format!("http://{address}");
    match carrier {
        "reqwest by hand" => Arc::new(by_reqwest(&base)),
        "hyper by hand" => Arc::new(by_hyper(address)),
        "reqwest" => {
            let transport = ReqwestTransport::new().expect("TLS can be set up");
            Arc::new(declared(transport, &base))
        }
        "hyper" => Arc::new(declared(HyperTransport::with_connector(connector()), &base)),
        _ => unreachable!("the name is one of the list"),
    }
}

/// Makes `count` round trips in `concurrency` tasks.
async fn repeat(contender: &Contender, concurrency: u32, count: u32) {
    let mut running = JoinSet::new();
    for _ in 0..concurrency {
        let one = Arc::clone(contender);
        running.spawn(async move {
            for _ in 0..count / concurrency {
                one().await;
            }
        });
    }
    while let Some(ended) = running.join_next().await {
        ended.expect("the server responds");
    }
}

fn connector() -> HttpConnector {
    let mut connector = HttpConnector::new();
    connector.set_nodelay(true);
    connector
}

fn declared<T: Transport>(transport: T, base: &str) -> impl Fn() -> Trip + Send + Sync + use<T> {
    let client = Client::builder()
        .credential::<Platform>(Credential::basic("my_client_id", "my_client_secret"))
        .base_url::<Platform>(base)
        .unlimited::<Platform>()
        .transport(transport)
        .build()
        .expect("the settings are valid");
    let message = Arc::new(ours::message());
    move || {
        let (client, message) = (client.clone(), Arc::clone(&message));
        Box::pin(async move {
            client.call(&*message).await.expect("the server responds");
        })
    }
}

fn by_reqwest(base: &str) -> impl Fn() -> Trip + Send + Sync + use<> {
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never().max_retries_per_request(0))
        .build()
        .expect("TLS can be set up");
    let request = Arc::new(by_hand::ReqwestRequest::new(base));
    let message = Arc::new(ours::message());
    move || {
        let (client, request, message) =
            (client.clone(), Arc::clone(&request), Arc::clone(&message));
        Box::pin(async move {
            let exchange = async {
                let response = client.execute(request.of(&message)).await?;
                assert!(response.status().is_success());
                response.bytes().await
            };
            let body = timeout(TIMEOUT, exchange)
                .await
                .expect("in time")
                .expect("a response");
            let sent: Sent = serde_json::from_slice(&body).expect("it is a message");
            std::hint::black_box(sent);
        })
    }
}

fn by_hyper(address: &str) -> impl Fn() -> Trip + Send + Sync + use<> {
    let client: HyperClient<_, Full<Bytes>> = HyperClient::builder(TokioExecutor::new())
        .pool_timer(TokioTimer::new())
        .build(connector());
    let fixed = Arc::new(Fixed::of(http::uri::Scheme::HTTP, address));
    let message = Arc::new(ours::message());
    move || {
        let (client, fixed, message) = (client.clone(), Arc::clone(&fixed), Arc::clone(&message));
        Box::pin(async move {
            let exchange = async {
                let request = by_hand::request(&fixed, &message).map(Full::new);
                let response = client.request(request).await.expect("a response");
                assert!(response.status().is_success());
                response
                    .into_body()
                    .collect()
                    .await
                    .expect("a body")
                    .to_bytes()
            };
            let body = timeout(TIMEOUT, exchange).await.expect("in time");
            let sent: Sent = serde_json::from_slice(&body).expect("it is a message");
            std::hint::black_box(sent);
        })
    }
}
