//! Serde attributes on body members work as they do in serde.

use std::collections::BTreeMap;

use jelou::{jelou_endpoint, jelou_model};
use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::plain::Plain;
use crate::table::{check, sends};

/// A flattened object and a flattened map.
#[jelou_endpoint(POST, "/s/{id}", response = (), service = Plain)]
struct Flattened {
    id: u8,
    before: u8,
    #[serde(flatten)]
    point: Point,
    #[serde(flatten)]
    more: BTreeMap<String, Value>,
    after: Option<u8>,
}

/// Two numbers.
#[jelou_model]
struct Point {
    /// One.
    x_axis: i32,
    /// Two.
    y_axis: Option<i32>,
}

/// A flattened enum beside a path value.
#[jelou_endpoint(POST, "/s/{bot}", response = (), service = Plain)]
struct Tagged {
    bot: String,
    user: String,
    #[serde(flatten)]
    content: Content,
}

/// One of several kinds.
#[jelou_model]
#[serde(tag = "type")]
enum Content {
    /// With one member.
    Text {
        /// The member.
        full_text: String,
    },
    /// With a model.
    #[serde(rename = "place")]
    At(Point),
    /// With nothing.
    Nothing,
}

/// Enums as members.
#[jelou_endpoint(POST, "/s", response = (), service = Plain)]
struct Enums {
    content: Option<Content>,
    pair: Option<Adjacent>,
    either: Option<Either>,
    state: Option<State>,
}

/// Tag and content beside each other.
#[jelou_model]
#[serde(tag = "kind", content = "data")]
enum Adjacent {
    /// A number.
    SomeNumber(u8),
}

/// One form or the other.
#[jelou_model]
#[serde(untagged)]
enum Either {
    /// A number.
    Number(u8),
    /// A text.
    Text(String),
}

/// An open set of texts.
#[jelou_model(rename_all = "snake_case")]
enum State {
    /// It is under way.
    UnderWay,
    /// Renamed.
    #[serde(rename = "DONE", alias = "finished")]
    Done,
}

#[test]
fn members_can_be_flattened_into_the_body() {
    let more = BTreeMap::from([
        ("z".to_owned(), Value::Null),
        ("y".to_owned(), Value::from("a")),
    ]);
    let point = || Point::new(1);
    check(vec![
        sends(
            "an object and a map",
            &Flattened::new(7, 1, point().y_axis(2), more),
            "POST /s/7",
        )
        .body(r#"{"before":1,"xAxis":1,"yAxis":2,"y":"a","z":null}"#),
        sends(
            "an empty map",
            &Flattened::new(7, 1, point(), BTreeMap::new()).after(2),
            "POST /s/7",
        )
        .body(r#"{"before":1,"xAxis":1,"after":2}"#),
        sends(
            "a variant with members",
            &Tagged::new(
                "b",
                "u",
                Content::Text {
                    full_text: "t".into(),
                },
            ),
            "POST /s/b",
        )
        .body(r#"{"user":"u","type":"text","fullText":"t"}"#),
        sends(
            "a variant with a model",
            &Tagged::new("b", "u", Content::At(point())),
            "POST /s/b",
        )
        .body(r#"{"user":"u","type":"place","xAxis":1}"#),
        sends(
            "a variant with nothing",
            &Tagged::new("b", "u", Content::Nothing),
            "POST /s/b",
        )
        .body(r#"{"user":"u","type":"nothing"}"#),
    ]);
}

#[test]
fn enums_are_written_in_the_form_that_they_declare() {
    let enums = Enums::new;
    check(vec![
        sends(
            "with a tag",
            &enums().content(Content::Text {
                full_text: "t".into(),
            }),
            "POST /s",
        )
        .body(r#"{"content":{"type":"text","fullText":"t"}}"#),
        sends(
            "with tag and content",
            &enums().pair(Adjacent::SomeNumber(1)),
            "POST /s",
        )
        .body(r#"{"pair":{"kind":"someNumber","data":1}}"#),
        sends(
            "without a tag, a number",
            &enums().either(Either::Number(1)),
            "POST /s",
        )
        .body(r#"{"either":1}"#),
        sends(
            "without a tag, a text",
            &enums().either(Either::Text("a".into())),
            "POST /s",
        )
        .body(r#"{"either":"a"}"#),
        sends("a text", &enums().state(State::UnderWay), "POST /s")
            .body(r#"{"state":"under_way"}"#),
        sends(
            "a text with a name of its own",
            &enums().state("finished"),
            "POST /s",
        )
        .body(r#"{"state":"DONE"}"#),
        sends(
            "a text that is not known",
            &enums().state("paused"),
            "POST /s",
        )
        .body(r#"{"state":"paused"}"#),
    ]);
}

/// Serializers of the user.
#[jelou_endpoint(POST, "/s", response = (), service = Plain)]
struct Custom {
    #[serde(serialize_with = "in_cents")]
    price: f64,
    #[serde(with = "as_text")]
    number: u64,
    #[serde(skip_serializing_if = "is_zero", default)]
    count: u32,
    #[serde(skip_serializing_if = "Option::is_some")]
    odd: Option<u8>,
    #[serde(skip)]
    local: u8,
    #[serde(rename = "x")]
    renamed: Option<u8>,
    #[serde(default = "one")]
    version: u8,
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::trivially_copy_pass_by_ref,
    reason = "serde gives a reference, and a price has few digits"
)]
fn in_cents<S: Serializer>(price: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_i64((price * 100.0).round() as i64)
}

mod as_text {
    use serde::Serializer;

    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
    pub(super) fn serialize<S: Serializer>(number: &u64, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(number)
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
fn is_zero(count: &u32) -> bool {
    *count == 0
}

fn one() -> u8 {
    1
}

#[test]
fn serializers_of_the_user_are_kept() {
    check(vec![
        sends("as it is made", &Custom::new(1.25, 7), "POST /s")
            .body(r#"{"price":125,"number":"7","odd":null,"version":1}"#),
        sends(
            "all set",
            &Custom::new(0.0, u64::MAX)
                .count(2)
                .odd(3)
                .local(4)
                .renamed(5)
                .version(6),
            "POST /s",
        )
        .body(r#"{"price":0,"number":"18446744073709551615","count":2,"x":5,"version":6}"#),
    ]);
}

/// Generic members, one of them in the path.
#[jelou_endpoint(POST, "/s/{id}", response = (), service = Plain)]
struct Generic<I: jelou::wire::PathValue, T>
where
    T: Serialize,
{
    id: I,
    one: T,
    many: Vec<T>,
    wrapped: Option<Wrapper<T>>,
}

/// A generic model.
#[jelou_model]
struct Wrapper<T> {
    /// What is wrapped.
    inner_value: T,
}

/// A model that borrows.
#[jelou_model]
struct Borrowed<'a> {
    /// A text.
    full_text: &'a str,
}

#[test]
fn generic_and_borrowing_types_are_written_like_others() {
    let text = String::from("t");
    let borrowed = || Borrowed::new(text.as_str());
    check(vec![
        sends("numbers", &Generic::<u8, u8>::new(7, 1, [2, 3]), "POST /s/7")
            .body(r#"{"one":1,"many":[2,3]}"#),
        sends(
            "borrowing models",
            &Generic::<&str, Borrowed<'_>>::new("i d", borrowed(), [borrowed()])
                .wrapped(Wrapper::new(borrowed())),
            "POST /s/i%20d",
        )
        .body(
            r#"{"one":{"fullText":"t"},"many":[{"fullText":"t"}],"wrapped":{"innerValue":{"fullText":"t"}}}"#,
        ),
    ]);
}

/// The rule of the model applies, not that of the declaration.
#[jelou_model(rename_all = "snake_case")]
struct SnakeModel {
    /// A member.
    flow_name: String,
    /// A list of models with another rule.
    points: Vec<Point>,
}

/// Models with rules of their own.
#[jelou_endpoint(POST, "/s", response = (), service = Plain)]
struct MixedRules {
    flow_button: SnakeModel,
}

#[test]
fn each_model_has_its_own_rule_for_names() {
    check(vec![
        sends(
            "nested",
            &MixedRules::new(SnakeModel::new("f", [Point::new(1)])),
            "POST /s",
        )
        .body(r#"{"flowButton":{"flow_name":"f","points":[{"xAxis":1}]}}"#),
    ]);
}
