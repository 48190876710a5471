//! The server half of a declaration reads what its client half wrote.

use bytes::Bytes;
use http::Request;
use jelou::server::{Rejection, ServerEndpoint, ServerRequest};
use jelou::{Endpoint, Patch, jelou_endpoint, jelou_model, wire};
use proptest::prelude::*;
use proptest::sample::select;

use crate::plain::Plain;

/// Values in the path.
#[jelou_endpoint(GET, "/p/{text}/{number}/x-{part}.json/{state}", response = (), service = Plain)]
#[derive(PartialEq)]
struct InPath {
    text: String,
    number: i64,
    part: String,
    state: State,
}

/// An open set of texts.
#[jelou_model(rename_all = "kebab-case")]
enum State {
    /// It is under way.
    UnderWay,
}

/// Values in the query.
#[jelou_endpoint(GET, "/q?kind=x%20y", response = (), service = Plain)]
#[derive(PartialEq)]
struct InQuery {
    some_text: String,
    flag: Option<bool>,
    #[query("list[]")]
    many: Vec<String>,
    #[query(style = brackets)]
    numbers: Vec<u32>,
    #[query("a&b")]
    odd_name: Option<State>,
}

/// A list in one pair.
#[jelou_endpoint(GET, "/q", response = (), service = Plain)]
#[derive(PartialEq)]
struct InOnePair {
    #[query(style = comma)]
    items: Vec<String>,
}

/// Headers.
#[jelou_endpoint(GET, "/h", response = (), service = Plain)]
#[derive(PartialEq)]
struct InHeader {
    #[header("X-One")]
    one: String,
    #[header("X-Maybe")]
    maybe: Option<u64>,
    #[header("X-Many")]
    many: Vec<String>,
}

/// Body members.
#[jelou_endpoint(POST, "/b/{id}", response = (), service = Plain)]
#[derive(PartialEq)]
struct InBody {
    id: u8,
    some_text: String,
    maybe: Option<f64>,
    change: Patch<String>,
    #[serde(rename = "Type")]
    kind: State,
    points: Vec<Point>,
    #[serde(default)]
    labels: Vec<String>,
}

/// A model.
#[jelou_model]
#[derive(PartialEq)]
struct Point {
    /// A number.
    x_axis: i32,
}

/// The whole body.
#[jelou_endpoint(PUT, "/b", response = (), service = Plain)]
#[derive(PartialEq)]
struct Whole {
    #[body]
    points: Vec<Point>,
}

/// Returns the request of an endpoint as a server receives it.
fn arrived<E: Endpoint>(request: &E) -> Request<Bytes> {
    let encoded = wire::encode(request).unwrap();
    let mut arrived = Request::builder()
        .method(encoded.method().as_str())
        .uri(encoded.target());
    arrived
        .headers_mut()
        .unwrap()
        .extend(encoded.headers().clone());
    arrived.body(encoded.body().clone()).unwrap()
}

fn read<E: ServerEndpoint>(arrived: &Request<Bytes>) -> Result<E, Rejection> {
    E::from_request(&ServerRequest::matching(E::METADATA, arrived).expect("it matches"))
}

fn read_back<E: ServerEndpoint>(request: &E) -> E {
    read(&arrived(request)).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn requests_round_trip() {
    let path = InPath::new("a/b ñ%", -7, "y", State::UnderWay);
    assert_eq!(read_back(&path), path);
    let query = InQuery::new("a&b=c+d", ["", "x y", "😀"], [1_u32, 2])
        .flag(false)
        .odd_name("un known");
    assert_eq!(read_back(&query), query);
    let nothing = InQuery::new("", [""; 0], []);
    assert_eq!(read_back(&nothing), nothing);
    let header = InHeader::new("a b", ["1", "2"]).maybe(u64::MAX);
    assert_eq!(read_back(&header), header);
    let body = InBody::new(7, "ñ", State::from("other"), [Point::new(-1)])
        .maybe(0.5)
        .labels(["l"]);
    assert_eq!(read_back(&body), body);
    let whole = Whole::new([Point::new(1), Point::new(2)]);
    assert_eq!(read_back(&whole), whole);
}

#[test]
fn the_three_states_of_a_patch_are_read_back() {
    let body = || InBody::new(7, "", State::UnderWay, Vec::<Point>::new());
    for change in [Patch::Absent, Patch::Null, Patch::Value("x".to_owned())] {
        let request = body().change(change);
        assert_eq!(read_back(&request), request);
    }
}

#[test]
fn a_comma_inside_an_item_of_a_comma_list_is_read_back() {
    for items in [&["a", "b"][..], &["a,b", "c"], &["a%2Cb"], &["", ""]] {
        let request = InOnePair::new(items.iter().copied());
        assert_eq!(read_back(&request), request);
    }
}

#[test]
fn a_part_of_a_segment_may_hold_the_literal_that_follows_it() {
    for part in ["y.json", ".json", "x-y", "a.jsonb"] {
        let request = InPath::new("t", 0, part, State::UnderWay);
        assert_eq!(read_back(&request), request);
    }
}

#[test]
fn another_method_target_or_fixed_pair_does_not_match() {
    let rows = [
        ("GET", "/q?kind=x%20y&someText=a", true),
        ("GET", "/q?someText=a&kind=x%20y", true),
        ("GET", "/q?kind=x+y&someText=a", false),
        ("POST", "/q?kind=x%20y&someText=a", false),
        ("GET", "/q?someText=a", false),
        ("GET", "/q?kind=other&someText=a", false),
        ("GET", "/q/?kind=x%20y&someText=a", false),
        ("GET", "/Q?kind=x%20y&someText=a", false),
        ("GET", "/q/r?kind=x%20y&someText=a", false),
    ];
    for (method, target, expected) in rows {
        let request = Request::builder()
            .method(method)
            .uri(target)
            .body(Bytes::new())
            .unwrap();
        let matches = ServerRequest::matching(InQuery::METADATA, &request).is_some();
        assert_eq!(matches, expected, "{method} {target}");
    }
}

#[test]
fn a_request_prints_names_and_sizes_only() {
    let request = Request::post("/b/7?token=hunter2")
        .header("authorization", "Bearer hunter2")
        .body(Bytes::from_static(br#"{"password": "hunter2"}"#))
        .unwrap();
    let request = ServerRequest::matching(InBody::METADATA, &request).unwrap();
    assert_eq!(
        format!("{request:?}"),
        "ServerRequest { method: Post, template: \"/b/{id}\", query_pairs: 1, \
         headers: [\"authorization (14 bytes)\"], body_bytes: 23, .. }",
    );
    assert!(!format!("{request:#?}").contains("hunter2"));
}

#[test]
fn rejections_use_the_name_on_the_wire() {
    let query = |target: &str| {
        let request = Request::get(target).body(Bytes::new()).unwrap();
        read::<InQuery>(&request).unwrap_err().to_string()
    };
    assert_eq!(query("/q?kind=x%20y"), "`someText`: is required");
    assert!(query("/q?kind=x%20y&someText=&flag=maybe").starts_with("`flag`: `maybe`: "));
    let body = |json: &'static str| {
        let request = Request::post("/b/7")
            .body(Bytes::from_static(json.as_bytes()))
            .unwrap();
        read::<InBody>(&request).unwrap_err().to_string()
    };
    assert_eq!(body(""), "`someText`: is required");
    assert_eq!(
        body(r#"{"someText": "a", "Type": "x"}"#),
        "`points`: is required"
    );
    assert_eq!(
        body(r#"{"someText": "a", "Type": "x", "points": [{}]}"#),
        "`points[0].xAxis`: is required"
    );
    let wrong = body(r#"{"someText": 1, "Type": "x", "points": []}"#);
    assert!(
        wrong.starts_with("`someText`: invalid type: integer `1`, expected a string"),
        "{wrong}"
    );
    assert!(body("{").starts_with("the body is not JSON: "));
}

/// Any text that can be a path value.
fn segment() -> impl Strategy<Value = String> {
    let letter = prop_oneof![
        1 => select(&['/', '%', '.', '-', '+', ' ', '?', '#', '&', '=', ',', '{', '}', '\0', 'ñ', '😀'][..]),
        1 => any::<char>(),
    ];
    proptest::collection::vec(letter, 1..16)
        .prop_map(String::from_iter)
        .prop_filter("no path value", |text| text != "." && text != "..")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_request_is_read_back(
        text in segment(),
        part in segment(),
        number in any::<i64>(),
        many in proptest::collection::vec(segment(), 0..4),
        flag in any::<Option<bool>>(),
    ) {
        let state = State::from(text.as_str());
        let path = InPath::new(text.clone(), number, part.clone(), state.clone());
        prop_assert_eq!(read_back(&path), path);
        let mut query = InQuery::new(part.clone(), many.clone(), [1_u32]).odd_name(state.clone());
        query.flag = flag;
        prop_assert_eq!(read_back(&query), query);
        let body = InBody::new(1, text, state, Vec::<Point>::new()).change(part).labels(many);
        prop_assert_eq!(read_back(&body), body);
    }

    #[test]
    fn any_comma_list_is_read_back(items in proptest::collection::vec(segment(), 0..4)) {
        let joined = InOnePair::new(items);
        prop_assert_eq!(read_back(&joined), joined);
    }
}
