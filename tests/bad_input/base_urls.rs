//! Invalid base URLs are reported when the client is built.

use jelou::{ErrorKind, Jelou, Service, ServiceInfo, StandardError, jelou_endpoint};

use crate::services::{Open, refused, unbuildable};

const EXAMPLE: &str = "; write it like `https://api.example.com`";

/// A base URL and its error, without the example at the end.
const UNREADABLE: &[(&str, &str)] = &[
    ("", "relative URL without a base"),
    ("api.jelou.ai", "relative URL without a base"),
    ("/v1", "relative URL without a base"),
    ("//api.jelou.ai", "relative URL without a base"),
    ("127.0.0.1:8080", "relative URL without a base"),
    ("https://", "empty host"),
    ("https:///", "empty host"),
    ("https://:8080", "empty host"),
    ("https://host:99999", "invalid port number"),
    ("https://host:port", "invalid port number"),
    ("https://ho st", "invalid international domain name"),
    ("https://[::1", "invalid IPv6 address"),
    ("https://[zz]", "invalid IPv6 address"),
    ("https://1.2.3.256", "invalid IPv4 address"),
    ("ftp://host", "the scheme `ftp` is not `https` or `http`"),
    (
        "file:///etc/passwd",
        "the scheme `file` is not `https` or `http`",
    ),
    (
        "api.jelou.ai:443",
        "the scheme `api.jelou.ai` is not `https` or `http`",
    ),
    (
        "mailto:a@b.example",
        "the scheme `mailto` is not `https` or `http`",
    ),
    (
        "https://host?x=1",
        "a base URL has no query and no fragment",
    ),
    (
        "https://host/v1?",
        "a base URL has no query and no fragment",
    ),
    ("https://host#x", "a base URL has no query and no fragment"),
];

#[test]
fn an_invalid_base_url_is_refused_with_a_reason() {
    let failed: Vec<String> = UNREADABLE
        .iter()
        .filter_map(|&(base_url, reason)| {
            let error = unbuildable(|client| client.base_url::<Open>(base_url));
            assert_eq!(error.kind(), ErrorKind::Configuration, "{base_url}");
            let expected =
                format!("the base URL of service `open` is not valid: {reason}{EXAMPLE}");
            let found = error.to_string();
            (found != expected).then(|| format!("  {base_url:?}: {found}"))
        })
        .collect();
    assert!(
        failed.is_empty(),
        "{} of {} rows:\n{}",
        failed.len(),
        UNREADABLE.len(),
        failed.join("\n")
    );
}

#[test]
fn a_credential_in_a_base_url_is_refused_and_not_repeated() {
    for base_url in [
        "https://id:hunter2@host",
        "https://hunter2@host/v1",
        "http://:hunter2@host",
    ] {
        let error = unbuildable(|client| client.base_url::<Open>(base_url));
        assert_eq!(
            error.to_string(),
            "the base URL of service `open` is not valid: credentials do not belong into the URL; \
             give them to the client builder",
        );
        assert!(!format!("{error:?}").contains("hunter2"));
    }
}

#[test]
fn the_platform_client_refuses_invalid_base_urls() {
    let error = Jelou::builder()
        .base_url("localhost:8080")
        .build()
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "the base URL of service `api` is not valid: the scheme `localhost` is not `https` or \
         `http`; write it like `https://api.example.com`",
    );
}

/// A service whose declaration has an invalid base URL.
struct Misdeclared;

impl Service for Misdeclared {
    const INFO: &'static ServiceInfo = &ServiceInfo::new("misdeclared", "input.example.com");
    type Error = StandardError;
}

/// Reads a thing.
#[jelou_endpoint(GET, "/thing", response = (), service = Misdeclared)]
struct ReadMisdeclared;

#[tokio::test]
async fn a_declaration_with_a_bad_base_url_fails_its_calls() {
    let error = refused(ReadMisdeclared, |client| client).await;
    assert_eq!(error.kind(), ErrorKind::Configuration);
    assert_eq!(
        error.to_string(),
        "read_misdeclared (GET /thing): the base URL of service `misdeclared` is not valid: \
         relative URL without a base; write it like `https://api.example.com` [not sent]",
    );
}
