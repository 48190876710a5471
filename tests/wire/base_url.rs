//! The base URL: host, port and prefix before the target of every request.

use jelou::{Client, jelou_endpoint};
use jelou_tests::Memory;

use crate::plain::Plain;

/// A path and a query.
#[jelou_endpoint(GET, "/v1/{id}?x=1", response = (), service = Plain)]
struct Read {
    id: String,
    q: Option<String>,
}

/// The root.
#[jelou_endpoint(GET, "/", response = (), service = Plain)]
struct Root;

fn client(base_url: &str) -> Client {
    let builder = Client::builder()
        .transport(Memory::new())
        .base_url::<Plain>(base_url);
    builder
        .build()
        .unwrap_or_else(|error| panic!("{base_url}: {error}"))
}

const ROWS: &[(&str, &str)] = &[
    (
        "https://h.example",
        "https://h.example/v1/a%2Fb?x=1&q=c%20d",
    ),
    (
        "https://h.example/",
        "https://h.example/v1/a%2Fb?x=1&q=c%20d",
    ),
    (
        "https://h.example/platform",
        "https://h.example/platform/v1/a%2Fb?x=1&q=c%20d",
    ),
    (
        "https://h.example/platform/",
        "https://h.example/platform/v1/a%2Fb?x=1&q=c%20d",
    ),
    (
        "https://h.example/a/b%20c",
        "https://h.example/a/b%20c/v1/a%2Fb?x=1&q=c%20d",
    ),
    (
        "https://h.example/a b",
        "https://h.example/a%20b/v1/a%2Fb?x=1&q=c%20d",
    ),
    (
        "https://h.example/a/../b",
        "https://h.example/b/v1/a%2Fb?x=1&q=c%20d",
    ),
    (
        "https://h.example:8443",
        "https://h.example:8443/v1/a%2Fb?x=1&q=c%20d",
    ),
    (
        "https://h.example:443",
        "https://h.example/v1/a%2Fb?x=1&q=c%20d",
    ),
    (
        "http://127.0.0.1:8080/x",
        "http://127.0.0.1:8080/x/v1/a%2Fb?x=1&q=c%20d",
    ),
    (
        "http://[::1]:8080",
        "http://[::1]:8080/v1/a%2Fb?x=1&q=c%20d",
    ),
    (
        "HTTPS://H.Example",
        "https://h.example/v1/a%2Fb?x=1&q=c%20d",
    ),
    (
        "https://ñandú.example",
        "https://xn--and-6ma2c.example/v1/a%2Fb?x=1&q=c%20d",
    ),
];

#[test]
fn the_target_follows_the_base_url_and_its_prefix() {
    let failed: Vec<String> = ROWS
        .iter()
        .filter_map(|&(base_url, expected)| {
            let request = client(base_url)
                .call(Read::new("a/b").q("c d"))
                .dry_run()
                .unwrap();
            let found = request.uri().to_string();
            (found != expected).then(|| format!("  {base_url}: {found}"))
        })
        .collect();
    assert!(
        failed.is_empty(),
        "{} of {} rows:\n{}",
        failed.len(),
        ROWS.len(),
        failed.join("\n")
    );
}

#[test]
fn the_root_of_a_service_with_a_prefix_is_below_the_prefix() {
    let uri = |base_url: &str| {
        client(base_url)
            .call(Root)
            .dry_run()
            .unwrap()
            .uri()
            .to_string()
    };
    assert_eq!(uri("https://h.example"), "https://h.example/");
    assert_eq!(
        uri("https://h.example/platform"),
        "https://h.example/platform/"
    );
}

#[test]
fn a_value_cannot_leave_the_prefix() {
    let client = client("https://h.example/platform");
    for id in [
        "../x",
        "/..",
        "//evil.example",
        "..%2f",
        "\\..\\",
        "@evil.example",
        "?",
        "#",
    ] {
        let request = client.call(Read::new(id)).dry_run().unwrap();
        let uri = request.uri();
        assert_eq!(uri.authority().unwrap(), "h.example", "{id}");
        let segments: Vec<&str> = uri.path().split('/').collect();
        assert_eq!(
            (segments.len(), segments[1], segments[2]),
            (4, "platform", "v1"),
            "{id}"
        );
        assert_eq!(uri.query(), Some("x=1"), "{id}");
    }
}
