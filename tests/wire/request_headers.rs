//! The headers of a whole request: from the library, the service, the client, the declaration and the
//! call, and which of them takes precedence.

use jelou::{Client, ClientBuilder, Endpoint, Service, ServiceInfo, StandardError, jelou_endpoint};
use jelou_tests::Memory;

use crate::plain::{Plain, client};

/// A service with its own headers.
struct Headed;

impl Service for Headed {
    const INFO: &'static ServiceInfo = &ServiceInfo::new("headed", "https://headed.example.com")
        .headers(&[
            ("x-a", "service"),
            ("accept-language", "es"),
            ("accept", "text/csv"),
        ]);
    type Error = StandardError;
}

/// Sets a header itself.
#[jelou_endpoint(GET, "/h", response = (), service = Headed)]
struct Declared {
    #[header("X-A")]
    value: Option<Vec<String>>,
}

/// A service without headers.
#[jelou_endpoint(GET, "/h", response = (), service = Plain)]
struct Bare;

fn bare_one() -> Declared {
    Declared::new()
}

fn built(settings: impl FnOnce(ClientBuilder) -> ClientBuilder) -> Client {
    settings(Client::builder().transport(Memory::new()))
        .build()
        .unwrap()
}

/// The values of a header, joined.
fn sent<E: Endpoint>(client: &Client, request: E, call: &[(&str, &str)], name: &str) -> String {
    let mut running = client.call(request);
    for (name, value) in call {
        running = running.header(*name, *value);
    }
    let request = running.dry_run().unwrap();
    let values = request
        .headers()
        .get_all(name)
        .iter()
        .map(|value| value.to_str().unwrap());
    values.collect::<Vec<_>>().join(" + ")
}

#[test]
fn the_most_specific_setting_of_a_header_wins() {
    let plain = built(|client| client);
    let with_header = built(|client| client.header("X-a", "client"));
    let call = &[("x-A", "call")][..];
    let rows = [
        (
            "the service alone",
            sent(&plain, bare_one(), &[], "x-a"),
            "service",
        ),
        (
            "the client before the service",
            sent(&with_header, bare_one(), &[], "x-a"),
            "client",
        ),
        (
            "the declaration before the client",
            sent(&with_header, bare_one().value(["field"]), &[], "x-a"),
            "field",
        ),
        (
            "a declared list before the client",
            sent(&with_header, bare_one().value(["one", "two"]), &[], "x-a"),
            "one + two",
        ),
        (
            "the call before the service",
            sent(&plain, bare_one(), call, "x-a"),
            "call",
        ),
        (
            "the call before all",
            sent(&with_header, bare_one().value(["one", "two"]), call, "x-a"),
            "call",
        ),
        (
            "the client where nobody else speaks",
            sent(&with_header, Bare, &[], "x-a"),
            "client",
        ),
        (
            "the call where nobody else speaks",
            sent(&plain, Bare, call, "x-a"),
            "call",
        ),
        (
            "another header stays",
            sent(&with_header, bare_one(), call, "accept-language"),
            "es",
        ),
    ];
    for (name, found, expected) in rows {
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn the_library_sets_headers_that_are_not_set_otherwise() {
    let plain = built(|client| client);
    let named = built(|client| client.user_agent("orders/1.4"));
    let own = built(|client| {
        client
            .user_agent("orders/1.4")
            .header("User-Agent", "mine/1")
    });
    let accepting = built(|client| client.header("Accept", "application/xml"));
    let rows = [
        (
            "what is accepted",
            sent(&plain, Bare, &[], "accept"),
            "application/json",
        ),
        (
            "the service's choice",
            sent(&plain, bare_one(), &[], "accept"),
            "text/csv",
        ),
        (
            "the client's choice",
            sent(&accepting, bare_one(), &[], "accept"),
            "application/xml",
        ),
        (
            "compression",
            sent(&plain, Bare, &[], "accept-encoding"),
            "gzip",
        ),
        (
            "the library's name",
            sent(&plain, Bare, &[], "user-agent"),
            "jelou-rust/0.1.0",
        ),
        (
            "the product's name",
            sent(&named, Bare, &[], "user-agent"),
            "orders/1.4 jelou-rust/0.1.0",
        ),
        (
            "a name instead of both",
            sent(&own, Bare, &[], "user-agent"),
            "mine/1",
        ),
        (
            "a name of one call",
            sent(&named, Bare, &[("user-agent", "job/7")], "user-agent"),
            "job/7",
        ),
    ];
    for (name, found, expected) in rows {
        assert_eq!(found, expected, "{name}");
    }
}

macro_rules! methods {
    ($($method:ident: $declared:ident),* $(,)?) => {
        $(
            /// One method.
            #[jelou_endpoint($method, "/method", response = (), service = Plain)]
            struct $declared;
        )*

        #[test]
        fn every_method_has_a_content_type_and_no_body_by_itself() {
            $(
                let request = client().call($declared).dry_run().unwrap();
                assert_eq!(request.method().as_str(), stringify!($method));
                assert_eq!(request.headers()["content-type"], "application/json", stringify!($method));
                assert!(request.body().is_empty(), stringify!($method));
            )*
        }
    };
}

methods!(GET: Get, HEAD: Head, POST: Post, PUT: Put, PATCH: Patch, DELETE: Delete, OPTIONS: Options);

#[test]
fn a_plain_request_has_these_headers_and_no_others() {
    let request = client().call(Bare).dry_run().unwrap();
    let mut lines: Vec<String> = request
        .headers()
        .iter()
        .map(|(name, value)| format!("{name}: {}", value.to_str().unwrap()))
        .collect();
    lines.sort();
    assert_eq!(
        lines,
        [
            "accept-encoding: gzip",
            "accept: application/json",
            "content-type: application/json",
            "user-agent: jelou-rust/0.1.0",
        ]
    );
}
