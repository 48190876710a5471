//! Properties that hold for every value.

use jelou::{jelou_endpoint, wire};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Number, Value};

use crate::plain::Plain;

/// A whole segment, and a part of one.
#[jelou_endpoint(GET, "/a/{whole}/b-{part}.json/c", response = (), service = Plain)]
struct InPath<'a> {
    whole: &'a str,
    part: &'a str,
}

/// Query pairs.
#[jelou_endpoint(GET, "/q?fixed=1", response = (), service = Plain)]
struct InQuery<'a> {
    one: &'a str,
    #[query("list[]")]
    many: Vec<&'a str>,
    #[query(name = "comma", style = comma)]
    joined: Vec<&'a str>,
    #[query(flatten)]
    flat: Map<String, Value>,
}

/// A header.
#[jelou_endpoint(GET, "/h", response = (), service = Plain)]
struct InHeader<'a> {
    #[header("X-Value")]
    value: &'a str,
}

/// A body.
#[jelou_endpoint(POST, "/b", response = (), service = Plain)]
struct InBody {
    #[body]
    value: Value,
}

/// A member of a body.
#[jelou_endpoint(POST, "/b", response = (), service = Plain)]
struct InMember<'a> {
    text: &'a str,
    value: Value,
}

/// Any text, with many characters that are special in URLs and headers.
fn text() -> impl Strategy<Value = String> {
    const SPECIAL: [char; 24] = [
        '/', '\\', '%', '.', '+', ' ', '?', '#', '&', '=', ';', ',', ':', '@', '[', ']', '\r',
        '\n', '\t', '\0', '"', 'ñ', '€', '😀',
    ];
    let letter = prop_oneof![2 => select(&SPECIAL[..]), 2 => any::<char>(), 1 => select(&['a', 'Z', '0'][..])];
    proptest::collection::vec(letter, 0..24).prop_map(String::from_iter)
}

/// Any JSON value. Its fractions are sums of powers of two, which every parser reads exactly.
fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<i32>().prop_map(|n| Value::from(f64::from(n) / 8.0)),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 48, 6, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            proptest::collection::btree_map(text(), inner, 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// Percent-decodes independently of the library. Returns `None` if the text is malformed.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// Whether an encoded text consists only of RFC 3986 `unreserved` and escapes.
fn is_clean(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"-._~%".contains(&byte))
}

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 512,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_path_value_is_exactly_one_segment_or_refused(whole in text(), part in text()) {
        let impossible = |text: &str| matches!(text, "" | "." | "..");
        match wire::encode(&InPath { whole: &whole, part: &part }) {
            Err(error) => prop_assert!(impossible(&whole) || impossible(&part), "{error}"),
            Ok(request) => {
                prop_assert!(!impossible(&whole));
                let segments: Vec<&str> = request.target().split('/').collect();
                prop_assert_eq!(segments.len(), 5, "{}", request.target());
                prop_assert!(is_clean(segments[2]));
                prop_assert_eq!(decoded(segments[2]), Some(whole));
                let inner = segments[3].strip_prefix("b-").and_then(|rest| rest.strip_suffix(".json"));
                prop_assert_eq!(inner.and_then(decoded), Some(part));
            }
        }
    }

    #[test]
    fn query_values_and_names_come_back_from_percent_decoding(
        one in text(),
        many in proptest::collection::vec(text(), 0..4),
        flat in proptest::collection::btree_map(text(), text(), 0..4),
    ) {
        let request = InQuery {
            one: &one,
            many: many.iter().map(String::as_str).collect(),
            joined: many.iter().map(String::as_str).collect(),
            flat: flat.iter().map(|(name, value)| (name.clone(), Value::from(value.as_str()))).collect(),
        };
        let encoded = wire::encode(&request).unwrap();
        let (path, query) = encoded.target().split_once('?').unwrap();
        prop_assert_eq!(path, "/q");
        let mut pairs: Vec<(String, String)> = Vec::new();
        for pair in query.split('&') {
            let (name, value) = pair.split_once('=').unwrap();
            // A comma between the items of a list is the only reserved character in a value.
            prop_assert!(is_clean(name) && value.split(',').all(is_clean), "{}", pair);
            if name == "comma" {
                let items: Option<Vec<String>> = value.split(',').map(decoded).collect();
                prop_assert_eq!(items, Some(many.clone()));
            } else {
                prop_assert!(is_clean(value), "{}", pair);
                pairs.push((decoded(name).unwrap(), decoded(value).unwrap()));
            }
        }
        let mut expected = vec![("fixed".to_owned(), "1".to_owned()), ("one".to_owned(), one)];
        expected.extend(many.into_iter().map(|value| ("list[]".to_owned(), value)));
        expected.extend(flat);
        prop_assert_eq!(pairs, expected);
    }

    #[test]
    fn a_header_is_sent_byte_for_byte_or_refused(value in prop_oneof![text(), "[ -~\t]{0,20}"]) {
        let visible = value.bytes().all(|byte| matches!(byte, b'\t' | b' '..=b'~'));
        let trimmed = value.trim_matches([' ', '\t']) == value;
        match wire::encode(&InHeader { value: &value }) {
            Ok(request) => {
                prop_assert!(visible && trimmed);
                prop_assert_eq!(request.headers()["x-value"].as_bytes(), value.as_bytes());
            }
            Err(error) => {
                prop_assert!(!visible || !trimmed, "{}", error);
                let repeated = value.len() > 3 && error.to_string().contains(&value);
                prop_assert!(!repeated, "{}", error);
            }
        }
    }

    #[test]
    fn a_json_body_comes_back_from_parsing(value in json()) {
        let request = wire::encode(&InBody { value: value.clone() }).unwrap();
        let parsed: Value = serde_json::from_slice(request.body()).unwrap();
        prop_assert_eq!(&parsed, &value);
        prop_assert_eq!(request.body(), &serde_json::to_vec(&value).unwrap());
    }

    #[test]
    fn body_members_come_back_from_parsing(text in text(), value in json()) {
        let request = wire::encode(&InMember { text: &text, value: value.clone() }).unwrap();
        let parsed: Value = serde_json::from_slice(request.body()).unwrap();
        prop_assert_eq!(&parsed["text"], &Value::from(text));
        prop_assert_eq!(&parsed["value"], &value);
    }

    #[test]
    fn a_float_is_sent_without_loss(number in any::<f64>()) {
        let request = wire::encode(&InBody { value: Number::from_f64(number).into() }).unwrap();
        let text = std::str::from_utf8(request.body()).unwrap();
        if number.is_finite() {
            prop_assert_eq!(text.parse::<f64>().unwrap().to_bits(), number.to_bits());
        } else {
            prop_assert_eq!(text, "null");
        }
    }
}
