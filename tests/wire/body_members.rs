//! Members of JSON bodies: names, kinds of values, what is left out.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jelou::{Patch, jelou_endpoint, jelou_model};
use serde::Serialize;
use serde_json::{Value, json};

use crate::plain::Plain;
use crate::table::{Row, check, sends};

/// One member of any type.
#[jelou_endpoint(POST, "/b", response = (), service = Plain)]
struct Member<T: Serialize> {
    value: T,
}

fn holding<T: Serialize + Clone>(name: &str, value: T, json: &str) -> Row {
    sends(name, &Member { value }, "POST /b").body(format!(r#"{{"value":{json}}}"#))
}

#[test]
fn values_stand_in_compact_json() {
    check(vec![
        holding("a text", "a b", r#""a b""#),
        holding("an empty text", "", r#""""#),
        holding("a text of several scripts", "ñ€😀", r#""ñ€😀""#),
        holding("what JSON escapes", "\"\\\n\t\0/", r#""\"\\\n\t\u0000/""#),
        holding("the largest number", u64::MAX, "18446744073709551615"),
        holding("the smallest number", i64::MIN, "-9223372036854775808"),
        holding("a whole float", 1.0, "1.0"),
        holding("a fraction", -74.006, "-74.006"),
        holding("a flag", false, "false"),
        holding("null", (), "null"),
        holding("a character", 'ñ', r#""ñ""#),
        holding("a list", vec![1, 2], "[1,2]"),
        holding("an empty list", Vec::<u8>::new(), "[]"),
        holding("a tuple", (1, "a"), r#"[1,"a"]"#),
        holding(
            "a map",
            BTreeMap::from([("b", 1), ("a", 2)]),
            r#"{"a":2,"b":1}"#,
        ),
        holding("a JSON value", json!({"a": [null]}), r#"{"a":[null]}"#),
        holding("an option in a list", vec![Some(1), None], "[1,null]"),
        holding("a borrowed text", Cow::Borrowed("a"), r#""a""#),
    ]);
}

/// Camel case.
#[jelou_endpoint(POST, "/b", response = (), service = Plain)]
struct Camel {
    element_name: u8,
    lto_2_params: u8,
    r#type: u8,
    #[serde(rename = "display-Name")]
    name: u8,
}

macro_rules! named_by_rule {
    ($($declared:ident: $rule:literal),*) => {$(
        /// Another rule.
        #[jelou_endpoint(POST, "/b", response = (), service = Plain, rename_all = $rule)]
        struct $declared {
            element_name: u8,
            id: u8,
        }
    )*};
}

named_by_rule!(Snake: "snake_case", Pascal: "PascalCase", Kebab: "kebab-case",
    Screaming: "SCREAMING_SNAKE_CASE", Lower: "lowercase", Upper: "UPPERCASE");

#[test]
fn names_follow_the_rule_of_the_declaration() {
    check(vec![
        sends("camel case", &Camel::new(1, 2, 4, 5), "POST /b")
            .body(r#"{"elementName":1,"lto2Params":2,"type":4,"display-Name":5}"#),
        sends("snake case", &Snake::new(1, 2), "POST /b").body(r#"{"element_name":1,"id":2}"#),
        sends("Pascal case", &Pascal::new(1, 2), "POST /b").body(r#"{"ElementName":1,"Id":2}"#),
        sends("kebab case", &Kebab::new(1, 2), "POST /b").body(r#"{"element-name":1,"id":2}"#),
        sends("screaming snake case", &Screaming::new(1, 2), "POST /b")
            .body(r#"{"ELEMENT_NAME":1,"ID":2}"#),
        sends("lower case", &Lower::new(1, 2), "POST /b").body(r#"{"element_name":1,"id":2}"#),
        sends("upper case", &Upper::new(1, 2), "POST /b").body(r#"{"ELEMENT_NAME":1,"ID":2}"#),
    ]);
}

/// Members that may be left out.
#[jelou_endpoint(PATCH, "/b", response = (), service = Plain)]
struct Change {
    note: Option<String>,
    nickname: Patch<String>,
    inner: Option<Inner>,
    tags: Option<Vec<String>>,
}

/// A model with members that may be left out.
#[jelou_model]
struct Inner {
    /// An option.
    first_name: Option<String>,
    /// Three states.
    city: Patch<String>,
}

#[test]
fn absent_values_are_left_out_and_null_is_explicit() {
    let row =
        |name: &str, request: Change, body: &str| sends(name, &request, "PATCH /b").body(body);
    let change = Change::new;
    check(vec![
        row("everything absent", change(), "{}"),
        row("an option", change().note(""), r#"{"note":""}"#),
        row(
            "a patch set to null",
            change().nickname(Patch::Null),
            r#"{"nickname":null}"#,
        ),
        row(
            "a patch set to a value",
            change().nickname("A".to_owned()),
            r#"{"nickname":"A"}"#,
        ),
        row(
            "a patch that is absent",
            change().nickname(Patch::Absent),
            "{}",
        ),
        row(
            "an empty object",
            change().inner(Inner::new()),
            r#"{"inner":{}}"#,
        ),
        row(
            "members of an object",
            change().inner(Inner::new().first_name("A").city(Patch::Null)),
            r#"{"inner":{"firstName":"A","city":null}}"#,
        ),
        row(
            "an empty list",
            change().tags(Vec::<String>::new()),
            r#"{"tags":[]}"#,
        ),
    ]);
}

/// A DELETE with a body.
#[jelou_endpoint(DELETE, "/b/{id}", response = (), service = Plain, unmarked = body)]
struct DeleteMany {
    id: u8,
    ids: Vec<u32>,
}

/// A PUT without one.
#[jelou_endpoint(PUT, "/b/{id}", response = (), service = Plain)]
struct Star {
    id: u8,
}

/// A POST without fields.
#[jelou_endpoint(POST, "/b", response = (), service = Plain)]
struct Trigger;

/// A POST whose members are all optional.
#[jelou_endpoint(POST, "/b", response = (), service = Plain)]
struct AllOptional {
    a: Option<u8>,
    b: Patch<u8>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    c: Vec<u8>,
}

/// All locations at once.
#[jelou_endpoint(PUT, "/b/{bot_id}/{row}?x=1", response = (), service = Plain)]
struct Everywhere<'a> {
    title: &'a str,
    row: u32,
    #[query]
    dry_run: bool,
    #[header("X-Trace")]
    trace: Option<&'a str>,
    bot_id: Cow<'a, str>,
    value: Option<f64>,
}

#[test]
fn a_body_is_sent_if_it_has_members() {
    check(vec![
        sends(
            "DELETE with a body",
            &DeleteMany::new(7, [1, 2]),
            "DELETE /b/7",
        )
        .body(r#"{"ids":[1,2]}"#),
        sends("PUT without a body", &Star::new(7), "PUT /b/7"),
        sends("POST without fields", &Trigger, "POST /b"),
        sends("POST with nothing set", &AllOptional::new(), "POST /b").body("{}"),
        sends("POST by default", &AllOptional::default(), "POST /b").body("{}"),
        sends(
            "POST with one member set",
            &AllOptional::new().c([1]),
            "POST /b",
        )
        .body(r#"{"c":[1]}"#),
        sends(
            "borrowed values in all positions",
            &Everywhere::new("t", 3_u32, true, "b 1")
                .trace("7")
                .value(0.5),
            "PUT /b/b%201/3?x=1&dryRun=true",
        )
        .header("x-trace: 7")
        .body(r#"{"title":"t","value":0.5}"#),
    ]);
}

#[test]
fn a_borrowed_request_is_the_same_request() {
    let request = DeleteMany::new(7, [1]);
    check(vec![
        sends("borrowed", &&request, "DELETE /b/7").body(r#"{"ids":[1]}"#),
        sends("borrowed twice", &&&request, "DELETE /b/7").body(r#"{"ids":[1]}"#),
    ]);
}

#[test]
fn a_json_value_is_written_with_its_names_in_order() {
    let value = json!({"b": 1, "a": {"d": [], "c": {}}});
    let written = Value::to_string(&value);
    check(vec![holding("an object", value, &written)]);
}
