//! No printed form holds a secret. The tests format everything and search it.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod full_run;
mod recorder;

use std::fmt::{Debug, Write};

use jelou::auth::Secret;
use jelou::prelude::*;
use jelou::{AuthScheme, Service, ServiceInfo, StandardError, wire};
use jelou_core::limit::RedisLimit;
use jelou_tests::{Memory, response};

const SECRETS: [&str; 11] = [
    "id-3f1c",
    "secret-77aa",
    "apikey-9b2e",
    "signing-5d0f",
    "bearer-8e4d",
    "path-2c6b",
    "query-1a9d",
    "header-6f3e",
    "body-4b8c",
    "redis-7e2a",
    "redisuser-8c2f",
];

/// The encoded forms of a secret.
fn leaks(text: &str) -> Vec<String> {
    let base64 = "aWQtM2YxYzpzZWNyZXQtNzdhYQ=="; // id-3f1c:secret-77aa
    SECRETS
        .iter()
        .copied()
        .chain([base64])
        .filter(|secret| text.contains(secret))
        .map(str::to_owned)
        .collect()
}

/// A service with a token.
#[derive(Debug)]
struct Vault;

impl Service for Vault {
    const INFO: &'static ServiceInfo = &ServiceInfo::new("vault", "https://vault.example.com")
        .auth(AuthScheme::bearer("VAULT_TOKEN"));
    type Error = StandardError;
}

/// A secret in every location.
#[jelou_endpoint(POST, "/keys/{path_secret}", response = Opened, service = Vault)]
struct OpenVault {
    #[secret]
    path_secret: String,
    #[query]
    #[secret]
    query_secret: Option<String>,
    #[header("X-Secret")]
    #[secret]
    header_secret: Option<String>,
    #[secret]
    body_secret: Option<String>,
    nested: Nested,
}

#[jelou_model]
struct Nested {
    #[secret]
    inner_secret: String,
    shown: String,
}

#[jelou_model]
struct Opened {
    #[secret]
    content: String,
}

fn request() -> OpenVault {
    OpenVault::new("path-2c6b", Nested::new("body-4b8c", "visible"))
        .query_secret("query-1a9d")
        .header_secret("header-6f3e")
        .body_secret("body-4b8c")
}

/// Collects printed forms.
#[derive(Default)]
struct Printed(String);

impl Printed {
    fn debug(&mut self, value: &impl Debug) {
        writeln!(self.0, "{value:?}\n{value:#?}").unwrap();
    }

    fn error(&mut self, error: &Error) {
        self.debug(error);
        writeln!(self.0, "{error}\n{error:#}").unwrap();
        let mut source = std::error::Error::source(error);
        while let Some(cause) = source {
            writeln!(self.0, "{cause} {cause:?}").unwrap();
            source = cause.source();
        }
    }
}

#[tokio::test]
async fn no_printed_form_holds_a_secret() {
    let mut printed = Printed::default();
    for credential in [
        Credential::basic("id-3f1c", "secret-77aa"),
        Credential::api_key("apikey-9b2e"),
        Credential::signing_secret("signing-5d0f"),
        Credential::bearer("bearer-8e4d"),
    ] {
        printed.debug(&credential);
    }
    printed.debug(&Secret::from("secret-77aa"));
    let shared = RedisLimit::new("redis://redisuser-8c2f:redis-7e2a@limits.internal/3").unwrap();
    printed.debug(&shared);
    printed.debug(&Client::builder().shared_rate_limit(shared));

    let memory = Memory::new()
        .then_json(200, r#"{"content": "body-4b8c"}"#)
        .then_json(200, r#"{"content": ["body-4b8c"]}"#)
        .then_json(401, r#"{"code": "unauthorized", "description": "no"}"#)
        .then(Ok(response(
            502,
            &[("content-type", "text/html")],
            "<p>body-4b8c</p>",
        )))
        .then(Err(jelou::transport::TransportError::lost(
            "connection reset",
        )));
    let builder = Jelou::builder()
        .client_credentials("id-3f1c", "secret-77aa")
        .api_key("apikey-9b2e")
        .signing_secret("signing-5d0f")
        .configure(|client| {
            client
                .credential::<Vault>(Credential::bearer("bearer-8e4d"))
                .header("x-token", "header-6f3e")
                .retry(RetryPolicy::never())
                .transport(memory.clone())
        });
    printed.debug(&builder);
    let jelou = builder.build().unwrap();

    let call = request().send(&jelou);
    printed.debug(&call);
    printed.debug(&request());
    printed.debug(&wire::encode(&request()).unwrap());
    printed.debug(&call.dry_run().unwrap());
    printed.0.push_str(&call.curl().unwrap());
    let opened = call.await.unwrap();
    assert_eq!(opened.content, "body-4b8c");
    printed.debug(&opened);
    for _ in 0..4 {
        printed.error(&request().send(&jelou).await.unwrap_err());
    }
    printed.error(
        &OpenVault::new("..", Nested::new("body-4b8c", "x"))
            .send(&jelou)
            .await
            .unwrap_err(),
    );
    printed.error(
        &request()
            .send(&jelou)
            .header("x-token", "header-6f3e\n")
            .await
            .unwrap_err(),
    );
    for broken in [
        Credential::basic("id-3f1c:", "secret-77aa"),
        Credential::basic("id-3f1c", "secret-77aa\n"),
        Credential::api_key("apikey-9b2e"),
    ] {
        let client = Client::builder().credential::<Api>(broken).build();
        printed.error(&client.unwrap_err());
    }
    printed.debug(&jelou);

    assert!(
        printed.0.contains("visible"),
        "what is not secret is printed"
    );
    assert!(printed.0.contains("***"));
    assert_eq!(
        leaks(&printed.0),
        Vec::<String>::new(),
        "in:\n{}",
        printed.0
    );
}

#[test]
fn on_the_wire_the_secrets_are_real() {
    let memory = Memory::new();
    let client = Client::builder()
        .credential::<Vault>(Credential::bearer("bearer-8e4d"))
        .transport(memory)
        .build()
        .unwrap();
    let sent = request().send(&client).dry_run().unwrap();
    assert_eq!(
        sent.uri(),
        "https://vault.example.com/keys/path-2c6b?querySecret=query-1a9d"
    );
    assert_eq!(sent.headers()["x-secret"], "header-6f3e");
    assert_eq!(sent.headers()["authorization"], "Bearer bearer-8e4d");
    assert_eq!(
        sent.body(),
        &br#"{"bodySecret":"body-4b8c","nested":{"innerSecret":"body-4b8c","shown":"visible"}}"#[..],
    );
}

/// Compiles only if exactly one implementation applies. A type that serializes has two.
#[test]
fn a_secret_does_not_serialize() {
    trait Ambiguous<T> {
        fn check() {}
    }
    struct Any;
    struct Serializes;
    impl<T> Ambiguous<Any> for T {}
    impl<T: serde::Serialize> Ambiguous<Serializes> for T {}

    <Secret as Ambiguous<_>>::check();
    <Credential as Ambiguous<_>>::check();
    <RedisLimit as Ambiguous<_>>::check();
}
