//! Numbers of more than 64 bits: kept or refused, never changed.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jelou::prelude::*;
use jelou::{ApiError, ErrorKind, Json, Outcome, jelou_endpoint, jelou_model};
use jelou_tests::Memory;
use serde_json::{Value, json};

use crate::api::{AllOptional, Any, AnyInData, Loose, One, Plain};
use crate::shapes::item;
use crate::table::{check, gives, json as refused, ok, receive, response_of, undecodable};

/// Long numbers everywhere.
#[jelou_model]
struct Mixed {
    /// A float rounds, as floats do.
    rate: Option<f64>,
    /// Room for all of its digits.
    big: Option<u128>,
    /// Free JSON.
    free: Option<Value>,
    /// Free JSON that is kept as it came.
    kept: Option<Json>,
    /// Texts or anything else.
    choice: Option<Choice>,
    /// What is not declared.
    #[serde(default, flatten)]
    others: Others,
}

/// Members below `flatten`, of which one is free.
#[jelou_model]
#[derive(Default)]
struct Others {
    ratio: Option<f64>,
    anything: Option<Value>,
}

/// A text, or anything.
#[jelou_model]
#[serde(untagged)]
enum Choice {
    Text(String),
    Any(Value),
}

/// Each kind of response with free JSON in it.
macro_rules! reading {
    ($($declared:ident: $response:ty $(, $envelope:literal)?;)*) => {$(
        /// Reads a response.
        #[jelou_endpoint(GET, "/v1/numbers", response = $response, service = Plain $(, envelope = $envelope)?)]
        struct $declared;
    )*};
}

reading! {
    ReadMixed: Mixed;
    ReadList: Vec<Mixed>, "data.rows";
    ReadMap: BTreeMap<String, Value>;
    ReadValues: Vec<Value>;
    ReadMaybe: Option<Value>;
    ReadFloats: Vec<f64>;
    ReadJson: Json;
    ReadJsonList: Vec<Json>, "data";
}

const LONG: [&str; 7] = [
    "18446744073709551616",
    "-9223372036854775809",
    "123456789012345678901234567890",
    "0.12345678901234567890",
    "12345678901234567.89",
    "9007199254740993.0",
    "1e-400",
];

#[test]
fn a_value_that_would_change_a_number_is_an_error_that_names_the_path() {
    let reason = |path: &str, of: &str| {
        format!(
            "the response is not a `{of}`{path}: the number has more digits than a \
             serde_json::Value keeps, a Json keeps them all"
        )
    };
    let mut rows = Vec::new();
    for number in LONG {
        let with = |json: &str| ok(json.replace('#', number));
        rows.extend([
            undecodable(number, Any, with("#")).begins(&reason("", "Value")),
            undecodable("a member", Any, with(r#"{"a": [1, {"b": #}]}"#)).at("a[1].b"),
            undecodable("over lines", Any, with("{\"a\": 1,\n \"b\":\n#\n}")).at("b"),
            undecodable("a list of one", Any, with("[#]")).at("[0]"),
            undecodable("in data", AnyInData, with(r#"{"x": #, "data": {"a": #}}"#)).at("data.a"),
            undecodable("a map", ReadMap, with(r#"{"a": 1, "b": #}"#)).at("b"),
            undecodable("values", ReadValues, with("[1, #]")).at("[1]"),
            undecodable("one or none", ReadMaybe, with(r#"{"a": #}"#)).at("a"),
            undecodable("a field", AllOptional, with(r#"{"extra": {"id": #}}"#))
                .at("extra.id")
                .begins(&reason(" at `extra.id`", "Loose")),
            undecodable("free", ReadMixed, with(r#"{"rate": #, "free": #}"#)).at("free"),
            undecodable(
                "below flatten",
                ReadMixed,
                with(r#"{"ratio": #, "anything": #}"#),
            )
            .at("anything"),
            undecodable("untagged", ReadMixed, with(r#"{"choice": [#]}"#)).at("choice[0]"),
            undecodable(
                "the second row",
                ReadList,
                with(r#"{"data": {"rows": [{"rate": #}, {"rate": #, "free": #}]}}"#),
            )
            .at("data.rows[1].free"),
        ]);
    }
    check(rows);
}

#[test]
fn numbers_that_are_typed_or_not_read_are_read_as_ever() {
    for number in LONG {
        let with = |json: &str| ok(json.replace('#', number));
        check(vec![
            gives(
                "not declared",
                One,
                with(r#"{"id": 7, "x": [#]}"#),
                &item(7),
            ),
            gives(
                "in a text",
                AllOptional,
                with(r##"{"extra": "#", "name": "#"}"##),
                &{ Loose::new().extra(Value::from(number)).name(number) },
            ),
            gives(
                "floats",
                ReadFloats,
                with("[1.5, #]"),
                &vec![1.5, number.parse().unwrap()],
            ),
        ]);
        let mixed = with(r#"{"rate": #, "ratio": #, "unknown": #, "choice": "a"}"#);
        let mixed = receive(ReadMixed, mixed).unwrap();
        assert_eq!(mixed.rate, mixed.others.ratio);
        assert_eq!(mixed.rate, number.parse().ok());
    }
    let big = ok(r#"{"big": 340282366920938463463374607431768211455}"#);
    assert_eq!(receive(ReadMixed, big).unwrap().big, Some(u128::MAX));
    let kept = [
        "18446744073709551615",
        "-9223372036854775808",
        "1.50",
        "0.30000000000000004",
    ];
    for number in kept {
        let value = receive(Any, ok(number)).unwrap();
        assert_eq!(value, serde_json::from_str::<Value>(number).unwrap());
    }
}

#[test]
fn a_float_is_the_nearest_one() {
    // Parsed in haste, these are the neighbours of what was sent.
    let texts = [
        "0.30000000000000004",
        "51.24817837550540",
        "2.2250738585072011e-308",
    ];
    for text in texts {
        let floats = receive(ReadFloats, ok(format!("[{text}]"))).unwrap();
        assert_eq!(floats, [text.parse::<f64>().unwrap()], "{text}");
    }
}

#[test]
fn json_keeps_what_came() {
    for number in LONG {
        let text = format!("{{\"b\": {number},  \"a\": [1]}}");
        let json = receive(ReadJson, ok(text.clone())).unwrap();
        assert_eq!(json.text(), text);
        assert_eq!(serde_json::to_string(&json).unwrap(), text);
        let rows = receive(ReadJsonList, ok(format!("{{\"data\": [{number}, null]}}"))).unwrap();
        assert_eq!(rows[0].text(), number);
        assert_eq!(rows[1], Json::default());
        let error = json.read::<Value>().unwrap_err();
        assert_eq!(error.path(), "b");
        assert!(!error.to_string().contains(number), "{error}");
        let mixed = receive(ReadMixed, ok(format!("{{\"kept\": {number}}}")));
        // Below a `flatten` of the same struct, fields are read from the text all the same.
        assert_eq!(mixed.unwrap().kept.unwrap().text(), number);
    }
}

#[test]
fn equal_json_is_equal_however_it_is_written() {
    let json = |text: &str| serde_json::from_str::<Json>(text).unwrap();
    let equal = [
        (r#"{"a": 1, "b": [1.50]}"#, r#"{"b":[15e-1],"a":1.0}"#),
        (r#""\u0061""#, r#""a""#),
        ("1e-400", "0.1e-399"),
        ("-0", "0"),
    ];
    for (one, other) in equal {
        assert_eq!(json(one), json(other));
    }
    let others = [
        ("18446744073709551616", "18446744073709551617"),
        ("1", "\"1\""),
        ("1", "-1"),
        (r#"{"a": 1}"#, r#"{"a": 1, "b": null}"#),
    ];
    for (one, other) in others {
        assert_ne!(json(one), json(other));
    }
    assert_eq!(Json::from("ñ"), json(r#""\u00f1""#));
    assert!(Json::new(&f64::NAN).is_err());
    assert_eq!(Json::new(&1.5).unwrap().text(), "1.5");
}

#[test]
fn the_user_cache_keeps_every_digit() {
    let body = r#"{"account":18446744073709551617,"rate":0.12345678901234567890,"name":"Ana"}"#;
    let memory = Memory::new().then_json(200, body).then_json(200, "{}");
    let client = Client::builder()
        .transport(memory.clone())
        .credential::<Api>(Credential::basic("id", "secret"))
        .build()
        .unwrap();
    let cache = response_of(&client, GetUserCache::new("bot", "593")).unwrap();
    assert_eq!(cache.get("account").unwrap().text(), "18446744073709551617");
    assert_eq!(
        cache.read::<u128>("account").unwrap(),
        Some(18_446_744_073_709_551_617)
    );
    assert_eq!(cache.read::<String>("name").unwrap().unwrap(), "Ana");
    assert!(cache.read::<u64>("account").is_err());
    response_of(&client, SetUserCache::new("bot", "593", cache)).unwrap();
    let sent = memory.requests()[1].body().clone();
    let sent = String::from_utf8(sent.to_vec()).unwrap();
    assert!(sent.contains(r#""account":18446744073709551617"#), "{sent}");
    assert!(sent.contains(r#""rate":0.12345678901234567890"#), "{sent}");
}

#[test]
fn the_error_is_one_of_decoding_and_shows_no_digit() {
    let error = receive(Any, ok(r#"{"card": 41111111111111112222}"#)).unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome(), error.field()),
        (ErrorKind::Decode, Outcome::Accepted, Some("card"))
    );
    assert!(!format!("{error:#}{error:?}").contains("4111"), "{error:?}");
}

/// An error with anything in it.
#[jelou_model]
struct Limits {
    most: Option<f64>,
    details: Option<Value>,
}

impl ApiError for Limits {
    fn code(&self) -> Option<&str> {
        None
    }

    fn description(&self) -> Option<Cow<'_, str>> {
        None
    }
}

/// Asks for too much.
#[jelou_endpoint(GET, "/v1/limits", response = (), error = Limits, service = Plain)]
struct GetLimits;

#[test]
fn an_error_keeps_the_digits_as_a_text() {
    for number in LONG {
        let body =
            r##"{"most": #, "details": {"most": [#, 1], "least": "#"}}"##.replace('#', number);
        let error = receive(GetLimits, refused(422, body)).unwrap_err();
        let limits = error.details::<Limits>().unwrap();
        assert_eq!(limits.most, number.parse().ok());
        let details = limits.details.as_ref().unwrap();
        assert_eq!(*details, json!({"most": [number, 1], "least": number}));
    }
}
