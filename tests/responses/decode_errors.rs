//! Values of the wrong type: the error names their path, and never shows them.

use std::collections::BTreeMap;
use std::error::Error as _;

use jelou::{jelou_endpoint, jelou_model};
use proptest::prelude::*;
use serde_json::Value;

use crate::api::{Plain, Texts};
use crate::table::{check, ok, receive, undecodable};

/// A page of bots.
#[jelou_endpoint(GET, "/bots", response = Vec<Bot>, service = Plain, envelope = "data.results")]
struct Bots;

/// One bot.
#[jelou_endpoint(GET, "/bot", response = Bot, service = Plain)]
struct OneBot;

/// A bot.
#[jelou_model]
struct Bot {
    /// Its number.
    number: u64,
    /// Its name.
    full_name: Option<String>,
    /// Who owns it.
    owner: Option<Owner>,
    /// Its locations.
    #[serde(default)]
    places: Vec<(f64, f64)>,
    /// Its events.
    #[serde(default)]
    events: Vec<Event>,
    /// Its labels.
    #[serde(default)]
    labels: BTreeMap<String, u8>,
    /// A letter.
    letter: Option<char>,
    /// The first port.
    port: Option<std::num::NonZeroU16>,
    /// When it was created.
    birthday: Option<Date>,
}

/// A date whose parse error quotes the input.
#[derive(Clone, Debug)]
struct Date;

impl serde::Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit()
    }
}

impl<'de> serde::Deserialize<'de> for Date {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Value::deserialize(deserializer)?;
        let text = text
            .as_str()
            .map_or_else(|| text.to_string(), str::to_owned);
        Err(serde::de::Error::custom(format!("{text} is no date")))
    }
}

/// An owner.
#[jelou_model]
struct Owner {
    /// Whether there still is one.
    is_active: bool,
}

/// An event, tagged by its kind.
#[jelou_model]
#[serde(tag = "kind")]
enum Event {
    /// A message.
    Message {
        /// How long it is.
        length: u32,
    },
}

/// The body, the path to the wrong value, and the rest of the message.
const ROWS: &[(&str, &str, &str)] = &[
    ("member", r#"{"number": "x"}"#, "number"),
    (
        "member after others",
        r#"{"fullName": "a", "x": [1, {"y": 2}], "number": true}"#,
        "number",
    ),
    ("negative number", r#"{"number": -1}"#, "number"),
    ("fraction", r#"{"number": 1.5}"#, "number"),
    (
        "object for a text",
        r#"{"number": 1, "fullName": {"a": 1}}"#,
        "fullName",
    ),
    (
        "list for a text",
        r#"{"number": 1, "fullName": []}"#,
        "fullName",
    ),
    (
        "inner member",
        r#"{"number": 1, "owner": {"isActive": null}}"#,
        "owner.isActive",
    ),
    (
        "text for an object",
        r#"{"number": 1, "owner": "x"}"#,
        "owner",
    ),
    (
        "item of an item",
        r#"{"number": 1, "places": [[1, 2], [3, "x"]]}"#,
        "places[1][1]",
    ),
    (
        "item that is too short",
        r#"{"number": 1, "places": [[1, 2], [3]]}"#,
        "places[1]",
    ),
    (
        "entry of a map",
        r#"{"number": 1, "labels": {"a": 1, "b c": "x"}}"#,
        "labels.b c",
    ),
    (
        "number beyond its type",
        r#"{"number": 1, "labels": {"a": 256}}"#,
        "labels.a",
    ),
    (
        "more than a letter",
        r#"{"number": 1, "letter": "xy"}"#,
        "letter",
    ),
    (
        "zero where none can be",
        r#"{"number": 1, "port": 0}"#,
        "port",
    ),
    (
        "over lines",
        "{\n  \"number\": 1,\n  \"owner\": {\n    \"isActive\": \"x\"\n  }\n}",
        "owner.isActive",
    ),
    (
        "after letters of four bytes",
        r#"{"fullName": "😀😀", "number": "x"}"#,
        "number",
    ),
    (
        "after brackets in a text",
        r#"{"fullName": "]}{[\\\"", "number": "x"}"#,
        "number",
    ),
    (
        "missing inner member",
        r#"{"number": 1, "owner": {}}"#,
        "owner",
    ),
];

#[test]
fn the_error_holds_the_path_of_the_wrong_value() {
    check(ROWS.iter().map(|&(name, body, path)| {
        undecodable(name, OneBot, ok(body))
            .at(path)
            .begins(&format!("the response is not a `Bot` at `{path}`: "))
    }));
    check(vec![
        undecodable("in an envelope", Bots, ok(r#"{"data": {"results": [{"number": 1}, {"number": "x"}]}}"#))
            .at("data.results[1].number")
            .begins("the response is not a `Vec<Bot>` at `data.results[1].number`: invalid type: a string, expected u64"),
        undecodable("missing in an envelope", Bots, ok(r#"{"data": {"results": [{}]}}"#))
            .at("data.results[0]")
            .begins("the response is not a `Vec<Bot>` at `data.results[0]`: missing field `number`"),
        undecodable("missing at the root", OneBot, ok("{}"))
            .begins("the response is not a `Bot`: missing field `number`"),
        undecodable("a list of texts", Texts, ok(r#"["a", 7]"#))
            .at("[1]")
            .begins("the response is not a `Vec<String>` at `[1]`: invalid type: integer"),
    ]);
}

#[test]
fn a_variant_that_does_not_fit_is_never_mistaken_for_its_neighbour() {
    let (good, bad) = (
        r#"{"kind": "message", "length": 1}"#,
        r#"{"kind": "message", "length": "x"}"#,
    );
    // The parser reads a variant as a whole, so the path may end at the list around it.
    for (events, item) in [
        (format!("[{bad}]"), "events[0]"),
        (format!("[{bad}, {good}]"), "events[0]"),
        (format!("[{good}, {bad}]"), "events[1]"),
        (format!("[{good}, {bad}, {good}]"), "events[1]"),
    ] {
        let body = format!(r#"{{"number": 1, "events": {events}}}"#);
        let error = receive(OneBot, ok(body)).unwrap_err();
        let path = error.field().unwrap();
        assert!(
            path == "events" || path == item,
            "{path} instead of {item} in {events}"
        );
    }
}

/// Every value here is personal. The names of the members are not.
const PERSONAL: &[(&str, &str)] = &[
    ("text for a number", r#"{"number": "Ana Pérez"}"#),
    ("text with quotes", r#"{"number": "Ana\", expected Pérez"}"#),
    ("text with a backtick", r#"{"number": "`Ana` Pérez"}"#),
    (
        "text for an object",
        r#"{"number": 1, "owner": "Ana Pérez"}"#,
    ),
    (
        "text for a letter",
        r#"{"number": 1, "letter": "Ana Pérez"}"#,
    ),
    (
        "text beside what is wrong",
        r#"{"fullName": "Ana Pérez", "owner": {"isActive": "Ana"}, "number": 1}"#,
    ),
    ("text of a missing member", r#"{"fullName": "Ana Pérez"}"#),
    (
        "kind of a variant",
        r#"{"number": 1, "events": [{"kind": "Ana Pérez"}]}"#,
    ),
    (
        "text in a variant",
        r#"{"number": 1, "events": [{"kind": "message", "length": "Ana Pérez"}]}"#,
    ),
    (
        "number for a text",
        r#"{"number": 1, "fullName": 593987654321}"#,
    ),
    ("negative number", r#"{"number": -593987654321}"#),
    (
        "number beyond its type",
        r#"{"number": 1, "labels": {"a": 593987654321}}"#,
    ),
    ("fraction", r#"{"number": 593987654321.5}"#),
    (
        "number for an object",
        r#"{"number": 1, "owner": 593987654321}"#,
    ),
    (
        "broken after a text",
        r#"{"fullName": "Ana Pérez", "number": oops}"#,
    ),
    (
        "text that does not end",
        r#"{"number": 1, "fullName": "Ana Pérez"#,
    ),
    ("text without quotes", r#"{"number": Ana Pérez}"#),
    ("second value", r#"{"number": 1} "Ana Pérez""#),
    ("list of texts", r#"["Ana Pérez", "593987654321"]"#),
    ("a text alone", r#""Ana Pérez""#),
    ("what is no JSON at all", "Ana Pérez, 593987654321"),
    (
        "text with a position",
        r#"{"number": "card at line 593987654321 column 2 Ana"}"#,
    ),
    ("text in place of a name", r#"{"number": 1, "Ana Pérez"}"#),
    ("text before a colon", r#"{"fullName": "x" "Ana Pérez": 1}"#),
    ("list with a colon", r#"{"places": ["Ana Pérez": 1]}"#),
    (
        "text that ends too early",
        r#"{"number": 1, "fullName": "x"Ana": "Pérez": 1}"#,
    ),
    (
        "text in the words of the type",
        r#"{"number": 1, "birthday": "Ana Pérez"}"#,
    ),
    (
        "number in the words of the type",
        r#"{"number": 1, "birthday": 593987654321}"#,
    ),
];

/// Returns everything that an error can print.
fn all_forms(error: &jelou::Error) -> String {
    let mut printed = format!("{error}\n{error:#}\n{error:?}\n{error:#?}");
    printed.push_str(error.field().unwrap_or_default());
    let mut source = error.source();
    while let Some(cause) = source {
        printed.push_str(&format!("\n{cause}\n{cause:?}"));
        source = cause.source();
    }
    printed
}

#[test]
fn no_printed_form_shows_a_value_of_the_response() {
    let mut failed = Vec::new();
    for &(name, body) in PERSONAL {
        let error = receive(OneBot, ok(body)).expect_err(name);
        let printed = all_forms(&error);
        let shown = ["Ana", "Pérez", "P\\u{e9}rez", "593987654321"]
            .into_iter()
            .find(|value| printed.contains(value));
        if let Some(value) = shown {
            failed.push(format!("  {name}: {value} in {error}"));
        }
    }
    assert!(
        failed.is_empty(),
        "{} of {} rows:\n{}",
        failed.len(),
        PERSONAL.len(),
        failed.join("\n")
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_value_is_shown(before in ".{0,12}", after in "(`, expected |\", expected | at line 3 column 4|.{0,6}){0,3}") {
        // No message contains these letters.
        let text = serde_json::to_string(&format!("{before}qzqz{after}")).unwrap();
        for body in [
            format!(r#"{{"number": {text}}}"#),
            format!(r#"{{"number": 1, "letter": {text}}}"#),
            format!(r#"{{"number": 1, "owner": {{"isActive": {text}}}}}"#),
            format!(r#"{{"number": 1, "events": [{{"kind": {text}}}]}}"#),
            format!(r#"{{"number": 1, "birthday": {text}}}"#),
            format!(r#"{{"number": 1, {text}}}"#),
            format!(r#"{{"number": 1, "fullName": "x"{text}: 1}}"#),
            text.clone(),
        ] {
            let error = receive(OneBot, ok(body.clone())).unwrap_err();
            let printed = all_forms(&error);
            prop_assert!(!printed.contains("qzqz"), "{body}: {printed}");
        }
    }
}

#[test]
fn syntax_errors_are_reported() {
    check(vec![
        undecodable("no colon", OneBot, ok(r#"{"number" 1}"#))
            .begins("the response is not a `Bot`: expected `:`, in {"),
        undecodable("no comma", OneBot, ok(r#"{"number": 1 "x": 2}"#))
            .at("number")
            .begins("the response is not a `Bot` at `number`: expected `,` or `}`, in {"),
        undecodable("no end", OneBot, ok(r#"{"number": 1"#))
            .at("number")
            .begins("the response is not a `Bot` at `number`: EOF while parsing an object, in {"),
    ]);
}

#[test]
fn the_body_is_still_available() {
    let error = receive(OneBot, ok(r#"{"number": "Ana"}"#)).unwrap_err();
    assert_eq!(error.body().unwrap(), &br#"{"number": "Ana"}"#[..]);
    let value: Value = serde_json::from_slice(error.body().unwrap()).unwrap();
    assert_eq!(value["number"], "Ana");
}
