//! Bodies without an envelope: what each response type reads.

use std::collections::BTreeMap;

use serde_json::json;

use crate::api::{
    AllOptional, Any, Item, Loose, Many, Map, Maybe, Nothing, Number, One, OwnList, Raw, Tags,
    Text, Texts,
};
use crate::table::{check, gives, json as response, ok, typed, undecodable};

pub(crate) fn item(id: u64) -> Item {
    Item::new(id)
}

#[test]
fn one_value() {
    check(vec![
        gives(
            "object",
            One,
            ok(r#"{"id": 7, "name": "a"}"#),
            &item(7).name("a"),
        ),
        gives(
            "members that are not known",
            One,
            ok(r#"{"x": [{}], "id": 7}"#),
            &item(7),
        ),
        gives(
            "null for an option",
            One,
            ok(r#"{"id": 7, "name": null}"#),
            &item(7),
        ),
        gives(
            "white space around",
            One,
            ok("\r\n {\"id\": 7}\n"),
            &item(7),
        ),
        gives("list of one", One, ok(r#"[{"id": 7}]"#), &item(7)),
        gives(
            "list of one with white space",
            One,
            ok(" [ {\"id\": 7} ] "),
            &item(7),
        ),
        gives(
            "another success status",
            One,
            response(201, r#"{"id": 7}"#),
            &item(7),
        ),
        gives("number", Number, ok("7"), &7),
        gives("any JSON", Any, ok("[1, null]"), &json!([1, null])),
        gives(
            "map",
            Map,
            ok(r#"{"a": 1}"#),
            &BTreeMap::from([("a".to_owned(), 1)]),
        ),
        gives(
            "list of its own type",
            OwnList,
            ok(r#"["a", "b"]"#),
            &Tags(vec!["a".into(), "b".into()]),
        ),
        gives("all members absent", AllOptional, ok("{}"), &Loose::new()),
        gives(
            "list of one whose members are optional",
            AllOptional,
            ok(r#"[{"name": "a"}]"#),
            &Loose::new().name("a"),
        ),
        undecodable("empty body", One, ok(""))
            .says("empty body where `Item` was expected, status 200"),
        undecodable("white space only", One, ok(" \n"))
            .says("empty body where `Item` was expected, status 200"),
        undecodable("204", One, response(204, ""))
            .says("empty body where `Item` was expected, status 204"),
        undecodable("null", One, ok("null"))
            .begins("the response is not a `Item`: invalid type: null"),
        undecodable("a text", One, ok(r#""a""#))
            .begins("the response is not a `Item`: invalid type: a string"),
        undecodable("empty list", One, ok("[]")).begins("expected one `Item`, found a list of 0"),
        undecodable(
            "empty list where members are optional",
            AllOptional,
            ok("[]"),
        )
        .begins("expected one `Loose`, found a list of 0"),
        undecodable("list of two", One, ok(r#"[{"id": 7}, {"id": 8}]"#))
            .begins("expected one `Item`, found a list of 2"),
        undecodable("members by position", One, ok(r#"[7, "a"]"#)),
        undecodable("cut off", One, ok(r#"{"id": 7"#))
            .at("id")
            .begins("the response is not a `Item` at `id`: EOF"),
        undecodable("more than one value", One, ok(r#"{"id": 7} {"id": 8}"#))
            .begins("the response is not a `Item`: trailing characters"),
        undecodable("the same member twice", One, ok(r#"{"id": 7, "id": 8}"#)).at("id"),
    ]);
}

#[test]
fn a_list() {
    check(vec![
        gives(
            "array",
            Many,
            ok(r#"[{"id": 7}, {"id": 8}]"#),
            &vec![item(7), item(8)],
        ),
        gives("empty array", Many, ok("[]"), &vec![]),
        gives("one object", Many, ok(r#"{"id": 7}"#), &vec![item(7)]),
        gives("null", Many, ok("null"), &vec![]),
        gives(
            "texts",
            Texts,
            ok(r#"["a", "b"]"#),
            &vec!["a".to_owned(), "b".to_owned()],
        ),
        gives("one text", Texts, ok(r#""a""#), &vec!["a".to_owned()]),
        undecodable("empty body", Many, ok(""))
            .says("empty body where `Vec<Item>` was expected, status 200"),
        undecodable("a number", Many, ok("7"))
            .begins("the response is not a `Vec<Item>`: invalid type: integer"),
        undecodable("a row of another type", Many, ok(r#"[{"id": 7}, 8]"#))
            .at("[1]")
            .begins("the response is not a `Vec<Item>` at `[1]`: invalid type: integer"),
    ]);
}

#[test]
fn one_value_or_none() {
    check(vec![
        gives("object", Maybe, ok(r#"{"id": 7}"#), &Some(item(7))),
        gives("list of one", Maybe, ok(r#"[{"id": 7}]"#), &Some(item(7))),
        gives("null", Maybe, ok(" null "), &None),
        gives("empty list", Maybe, ok("[]"), &None),
        gives("empty list with white space", Maybe, ok("[ ]"), &None),
        gives("empty body", Maybe, ok(""), &None),
        gives("white space only", Maybe, ok("\n"), &None),
        gives("204", Maybe, response(204, ""), &None),
        undecodable("list of two", Maybe, ok(r#"[{"id": 7}, {"id": 8}]"#)),
        undecodable("another type", Maybe, ok(r#"{"id": "a"}"#)).at("id"),
        undecodable("empty object", Maybe, ok("{}"))
            .begins("the response is not a `Item`: missing field `id`"),
    ]);
}

#[test]
fn nothing() {
    check(vec![
        gives("204", Nothing, response(204, ""), &()),
        gives("empty body", Nothing, ok(""), &()),
        gives("object", Nothing, ok(r#"{"id": 7}"#), &()),
        gives("null", Nothing, ok("null"), &()),
        gives("what is no JSON", Nothing, ok("{"), &()),
        gives("a page", Nothing, typed(200, "text/html", "<html>"), &()),
    ]);
}

#[test]
fn a_text_and_bytes() {
    let text = |text: &str| text.to_owned();
    check(vec![
        gives(
            "a JSON string",
            Text,
            ok(r#""a\u00f1\"\n""#),
            &text("añ\"\n"),
        ),
        gives(
            "a JSON string with white space around",
            Text,
            ok(" \r\n\t\"abc\"\n"),
            &text("abc"),
        ),
        gives(
            "white space before a text",
            Text,
            ok(" a\"b\" "),
            &text(" a\"b\" "),
        ),
        gives(
            "plain text",
            Text,
            typed(200, "text/plain", "a b\n"),
            &text("a b\n"),
        ),
        gives(
            "an object stays text",
            Text,
            ok(r#"{"a": 1}"#),
            &text(r#"{"a": 1}"#),
        ),
        gives(
            "a quote that ends nowhere",
            Text,
            typed(200, "text/plain", "\"a"),
            &text("\"a"),
        ),
        gives(
            "two quoted words",
            Text,
            typed(200, "text/plain", "\"a\" \"b\""),
            &text("\"a\" \"b\""),
        ),
        gives("nothing", Text, response(204, ""), &text("")),
        undecodable(
            "what is no UTF-8",
            Text,
            typed(200, "text/plain", &b"a\xff"[..]),
        )
        .begins("the response is not UTF-8 text: "),
        gives(
            "bytes",
            Raw,
            typed(200, "image/png", &b"\x89PNG\xff"[..]),
            &(&b"\x89PNG\xff"[..]).into(),
        ),
        gives("no bytes", Raw, response(204, ""), &(&b""[..]).into()),
        gives("bytes of JSON", Raw, ok("{ }"), &(&b"{ }"[..]).into()),
    ]);
}
