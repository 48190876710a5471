//! The bytes on a real socket, sent by the default transport.

use bytes::Bytes;
use jelou::wire;
use jelou::wire::Part;
use jelou::{
    AuthScheme, Client, Credential, Endpoint, RetryPolicy, Service, ServiceInfo, StandardError,
    jelou_endpoint,
};
use jelou_tests::RawServer;

/// A service with a credential and a prefix.
struct Socket;

impl Service for Socket {
    const INFO: &'static ServiceInfo = &ServiceInfo::new("socket", "https://socket.example.com")
        .auth(AuthScheme::basic("TESTS_ID", "TESTS_SECRET"));
    type Error = StandardError;
}

/// Path, query and headers.
#[jelou_endpoint(GET, "/v1/{value}/x?fixed=a%20b", response = (), service = Socket)]
struct Read {
    value: String,
    q: Option<String>,
    #[header("X-Trace")]
    trace: Vec<String>,
}

/// Literal punctuation.
#[jelou_endpoint(GET, "/a:@!$&'()*+,;=-._~/%20b?c=d(*)!$;:@,/?", response = (), service = Socket)]
struct Literals;

/// An apostrophe in a fixed pair, which RFC 3986 allows.
#[jelou_endpoint(GET, "/a?c='d'", response = (), service = Socket)]
struct Apostrophe;

/// A JSON body.
#[jelou_endpoint(POST, "/v1/rows", response = (), service = Socket)]
struct Create {
    name: Option<String>,
}

/// No body.
#[jelou_endpoint(POST, "/v1/trigger", response = (), service = Socket)]
struct Trigger;

/// No body.
#[jelou_endpoint(PUT, "/v1/star", response = (), service = Socket)]
struct Star;

/// A JSON body.
#[jelou_endpoint(PATCH, "/v1/rows", response = (), service = Socket)]
struct Change {
    name: String,
}

/// A DELETE without a body.
#[jelou_endpoint(DELETE, "/v1/rows", response = (), service = Socket)]
struct Delete;

/// A DELETE with a body.
#[jelou_endpoint(DELETE, "/v1/rows", response = (), service = Socket, unmarked = body)]
struct DeleteMany {
    ids: Vec<u32>,
}

/// A HEAD.
#[jelou_endpoint(HEAD, "/v1/rows", response = (), service = Socket)]
struct Look;

/// An OPTIONS.
#[jelou_endpoint(OPTIONS, "/v1/rows", response = (), service = Socket)]
struct Ask;

/// Bytes.
#[jelou_endpoint(PUT, "/v1/file", response = (), service = Socket, content_type = "text/csv")]
struct Upload {
    #[raw_body]
    content: Bytes,
}

/// Parts.
#[jelou_endpoint(POST, "/v1/file", response = (), service = Socket)]
struct Attach {
    #[part]
    file: Part,
}

/// The bytes on the socket: request line, sorted header lines, body.
async fn received<E: Endpoint>(prefix: &str, request: E) -> (String, Vec<String>, String) {
    let server = RawServer::responding_json("{}").await;
    let client = Client::builder()
        .base_url::<Socket>(format!("{}{prefix}", server.base_url()))
        .credential::<Socket>(Credential::basic("Aladdin", "open sesame"))
        .retry(RetryPolicy::never())
        .build()
        .unwrap();
    client.call(request).await.unwrap();
    let raw = server.requests().pop().expect("a request came");
    let (head, body) = raw.split_once("\r\n\r\n").expect("the head ends");
    let mut lines = head.split("\r\n").map(str::to_owned);
    let line = lines.next().expect("a request line");
    let mut headers: Vec<String> = lines.filter(|line| !line.starts_with("host: ")).collect();
    headers.sort();
    (line, headers, body.to_owned())
}

/// The headers that every request here has.
const USUAL: [&str; 5] = [
    "accept-encoding: gzip",
    "accept: application/json",
    "authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
    "content-type: application/json",
    "user-agent: jelou-rust/0.1.0",
];

#[track_caller]
fn same(found: &(String, Vec<String>, String), line: &str, more: &[&str], body: &str) {
    let mut headers: Vec<&str> = USUAL.iter().chain(more).copied().collect();
    headers.sort_unstable();
    assert_eq!(found.0, format!("{line} HTTP/1.1"));
    assert_eq!(found.1, headers, "{line}");
    assert_eq!(found.2, body, "{line}");
}

#[tokio::test]
async fn targets_and_headers_arrive_as_they_were_encoded() {
    let read = Read::new("a/b +%ñ😀", ["1", "2"]).q("c&d=e");
    same(
        &received("", read).await,
        "GET /v1/a%2Fb%20%2B%25%C3%B1%F0%9F%98%80/x?fixed=a%20b&q=c%26d%3De",
        &["x-trace: 1", "x-trace: 2"],
        "",
    );
    for (value, encoded) in [("../x", "..%2Fx"), ("%2e%2e", "%252e%252e"), ("...", "...")] {
        let line = format!("GET /platform/v1/{encoded}/x?fixed=a%20b");
        same(
            &received("/platform/", Read::new(value, [""; 0])).await,
            &line,
            &[],
            "",
        );
    }
}

#[tokio::test]
async fn literal_text_arrives_as_it_was_declared() {
    same(
        &received("", Literals).await,
        "GET /a:@!$&'()*+,;=-._~/%20b?c=d(*)!$;:@,/?",
        &[],
        "",
    );
}

#[tokio::test]
async fn an_apostrophe_of_a_fixed_pair_arrives_as_the_dry_run_shows_it() {
    assert_eq!(wire::encode(&Apostrophe).unwrap().target(), "/a?c=%27d%27");
    same(&received("", Apostrophe).await, "GET /a?c=%27d%27", &[], "");
}

#[tokio::test]
async fn bodies_arrive_with_their_length() {
    let create = Create::new().name("ñ");
    same(
        &received("", create).await,
        "POST /v1/rows",
        &["content-length: 13"],
        r#"{"name":"ñ"}"#,
    );
    same(
        &received("", Create::new()).await,
        "POST /v1/rows",
        &["content-length: 2"],
        "{}",
    );
    same(
        &received("", Change::new("a")).await,
        "PATCH /v1/rows",
        &["content-length: 12"],
        r#"{"name":"a"}"#,
    );
    same(
        &received("", DeleteMany::new([1_u32, 2])).await,
        "DELETE /v1/rows",
        &["content-length: 13"],
        r#"{"ids":[1,2]}"#,
    );
}

#[tokio::test]
async fn a_missing_body_has_length_zero_where_the_method_expects_one() {
    same(
        &received("", Trigger).await,
        "POST /v1/trigger",
        &["content-length: 0"],
        "",
    );
    same(
        &received("", Star).await,
        "PUT /v1/star",
        &["content-length: 0"],
        "",
    );
}

#[tokio::test]
async fn methods_without_a_body_announce_none() {
    same(&received("", Delete).await, "DELETE /v1/rows", &[], "");
    same(&received("", Look).await, "HEAD /v1/rows", &[], "");
    same(&received("", Ask).await, "OPTIONS /v1/rows", &[], "");
}

#[tokio::test]
async fn bytes_and_parts_arrive_under_their_own_media_type() {
    let (line, headers, body) = received("", Upload::new(Bytes::from_static(b"a,b\r\n"))).await;
    assert_eq!(
        (line.as_str(), body.as_str()),
        ("PUT /v1/file HTTP/1.1", "a,b\r\n")
    );
    assert!(
        headers.contains(&"content-type: text/csv".to_owned()),
        "{headers:?}"
    );
    assert!(
        headers.contains(&"content-length: 5".to_owned()),
        "{headers:?}"
    );

    let file = Part::new("x").file_name("a.txt").content_type("text/plain");
    let (line, headers, body) = received("", Attach::new(file)).await;
    let boundary = headers
        .iter()
        .find_map(|line| line.strip_prefix("content-type: multipart/form-data; boundary="))
        .unwrap();
    assert_eq!(line, "POST /v1/file HTTP/1.1");
    assert_eq!(
        body,
        format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\
             Content-Type: text/plain\r\n\r\nx\r\n--{boundary}--\r\n"
        ),
    );
    assert!(
        headers.contains(&format!("content-length: {}", body.len())),
        "{headers:?}"
    );
}
