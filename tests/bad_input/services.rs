//! The services and declarations that receive the bad input.

use jelou::{AuthScheme, Client, ClientBuilder, Error, Service, ServiceInfo, StandardError};
use jelou::{Endpoint, jelou_endpoint, jelou_model};
use jelou_tests::Memory;

macro_rules! services {
    ($($service:ident $name:literal: $scheme:expr),* $(,)?) => {$(
        /// A service with a scheme.
        #[derive(Debug)]
        pub(crate) struct $service;

        impl Service for $service {
            const INFO: &'static ServiceInfo =
                &ServiceInfo::new($name, "https://input.example.com").auth($scheme);
            type Error = StandardError;
        }
    )*};
}

services!(
    Open "open": AuthScheme::None,
    Basic "basic": AuthScheme::basic("JELOU_TESTS_NO_ID", "JELOU_TESTS_NO_SECRET"),
    Bearer "bearer": AuthScheme::bearer("JELOU_TESTS_NO_TOKEN"),
    Key "key": AuthScheme::api_key("x-api-key", "JELOU_TESTS_NO_KEY"),
    Signed "signed": AuthScheme::signature("x-signature", "JELOU_TESTS_NO_SIGNING"),
    // Cargo sets its own variables for the tests that it runs.
    OnlyId "only-id": AuthScheme::basic("CARGO_PKG_NAME", "JELOU_TESTS_NO_SECRET"),
    OnlySecret "only-secret": AuthScheme::basic("JELOU_TESTS_NO_ID", "CARGO_PKG_NAME"),
);

macro_rules! reading {
    ($($declared:ident: $service:ident),*) => {$(
        /// Reads a thing.
        #[jelou_endpoint(GET, "/thing", response = (), service = $service)]
        pub(crate) struct $declared;
    )*};
}

reading!(ReadOpen: Open, ReadBasic: Basic, ReadBearer: Bearer, ReadKey: Key, ReadSigned: Signed,
    ReadOnlyId: OnlyId, ReadOnlySecret: OnlySecret);

/// Sends a thing.
#[jelou_endpoint(POST, "/bots/{bot_id}/things", response = (), service = Open)]
pub(crate) struct SendThing {
    pub(crate) bot_id: String,
    #[header("X-Trace")]
    pub(crate) trace: Option<String>,
    pub(crate) lines: Vec<Line>,
}

/// A line of a thing.
#[jelou_model]
pub(crate) struct Line {
    /// What one costs.
    pub(crate) unit_price: f64,
}

/// Returns the error of a call with these settings. Panics if anything was sent.
pub(crate) async fn refused<E: Endpoint>(
    request: E,
    settings: impl FnOnce(ClientBuilder) -> ClientBuilder,
) -> Error
where
    E::Response: std::fmt::Debug,
{
    let memory = Memory::new();
    let client = settings(Client::builder().transport(memory.clone()))
        .build()
        .unwrap();
    let error = client.call(request).await.unwrap_err();
    assert!(memory.requests().is_empty(), "something was sent: {error}");
    assert_eq!(error.outcome(), jelou::Outcome::NotSent, "{error}");
    error
}

/// Returns why no client can be built from these settings.
pub(crate) fn unbuildable(settings: impl FnOnce(ClientBuilder) -> ClientBuilder) -> Error {
    let error = settings(Client::builder().transport(Memory::new()))
        .build()
        .unwrap_err();
    assert_eq!(error.outcome(), jelou::Outcome::NotSent, "{error}");
    error
}
