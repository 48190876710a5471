//! One field is the whole JSON body.

use std::collections::BTreeMap;

use jelou::{jelou_endpoint, jelou_model};
use serde::Serialize;
use serde_json::{Value, json};

use crate::plain::Plain;
use crate::table::{check, sends};

/// A body of any type.
#[jelou_endpoint(POST, "/w", response = (), service = Plain)]
struct Whole<T: Serialize> {
    #[body]
    value: T,
}

/// A body that may be absent.
#[jelou_endpoint(POST, "/w", response = (), service = Plain)]
struct Optional {
    #[body]
    value: Option<Value>,
}

/// A body beside other locations, with any method.
#[jelou_endpoint(DELETE, "/w/{id}", response = (), service = Plain)]
struct Beside {
    id: u8,
    #[body]
    rows: Vec<Row>,
    #[query]
    hard: bool,
}

/// A model.
#[jelou_model]
struct Row {
    /// A member.
    row_id: u8,
}

#[test]
fn the_body_is_the_value_itself() {
    check(vec![
        sends("an object", &Whole { value: Row::new(1) }, "POST /w").body(r#"{"rowId":1}"#),
        sends(
            "a map",
            &Whole {
                value: BTreeMap::from([("a", 1)]),
            },
            "POST /w",
        )
        .body(r#"{"a":1}"#),
        sends("a list", &Whole { value: vec![1, 2] }, "POST /w").body("[1,2]"),
        sends(
            "an empty list",
            &Whole {
                value: Vec::<u8>::new(),
            },
            "POST /w",
        )
        .body("[]"),
        sends("a text", &Whole { value: "a\"b" }, "POST /w").body(r#""a\"b""#),
        sends("a number", &Whole { value: 7 }, "POST /w").body("7"),
        sends("null", &Whole { value: Value::Null }, "POST /w").body("null"),
        sends(
            "a JSON value",
            &Whole {
                value: json!({"a": []}),
            },
            "POST /w",
        )
        .body(r#"{"a":[]}"#),
        sends(
            "a borrowed value",
            &Whole {
                value: &Row::new(1),
            },
            "POST /w",
        )
        .body(r#"{"rowId":1}"#),
    ]);
}

#[test]
fn an_absent_body_sends_no_body() {
    check(vec![
        sends("absent", &Optional::new(), "POST /w"),
        sends("present", &Optional::new().value(json!([])), "POST /w").body("[]"),
        sends(
            "present and null",
            &Optional::new().value(Value::Null),
            "POST /w",
        )
        .body("null"),
    ]);
}

#[test]
fn other_positions_stand_beside_a_whole_body() {
    check(vec![
        sends(
            "DELETE",
            &Beside::new(7, [Row::new(1)], true),
            "DELETE /w/7?hard=true",
        )
        .body(r#"[{"rowId":1}]"#),
    ]);
}
