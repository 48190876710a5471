//! Payloads in envelopes of one and two levels.

use serde_json::json;

use crate::api::{
    AnyInData, FlagInData, ManyInData, ManyInResults, MaybeInData, MaybeInResults, NumberInData,
    OneInData, OneInResults, OwnListInData, Tags, TextInData,
};
use crate::shapes::item;
use crate::table::{check, gives, json as response, ok, undecodable};

#[test]
fn one_value() {
    check(vec![
        gives(
            "object",
            OneInData,
            ok(r#"{"status": 1, "data": {"id": 7}, "message": []}"#),
            &item(7),
        ),
        gives(
            "list of one",
            OneInData,
            ok(r#"{"data": [{"id": 7}]}"#),
            &item(7),
        ),
        gives(
            "a name with an escape",
            OneInData,
            ok(r#"{"d\u0061ta": {"id": 7}}"#),
            &item(7),
        ),
        gives(
            "the same name deeper down",
            OneInData,
            ok(r#"{"x": {"data": 1}, "data": {"id": 7}}"#),
            &item(7),
        ),
        gives(
            "two levels",
            OneInResults,
            ok(r#"{"data": {"n": 1, "results": {"id": 7}}}"#),
            &item(7),
        ),
        gives("text", TextInData, ok(r#"{"data": "a"}"#), &"a".to_owned()),
        gives("number", NumberInData, ok(r#"{"data": 7}"#), &7),
        gives("flag", FlagInData, ok(r#"{"data": true}"#), &true),
        gives(
            "any JSON",
            AnyInData,
            ok(r#"{"data": [1, 2]}"#),
            &json!([1, 2]),
        ),
        gives(
            "list of its own type",
            OwnListInData,
            ok(r#"{"data": ["a", "b"]}"#),
            &Tags(vec!["a".into(), "b".into()]),
        ),
        undecodable("no payload", OneInData, ok(r#"{"status": 1}"#))
            .says("the response has no member `data`"),
        undecodable("an empty object", OneInData, ok("{}"))
            .says("the response has no member `data`"),
        undecodable(
            "no inner payload",
            OneInResults,
            ok(r#"{"data": {"rows": 1}}"#),
        )
        .says("the response has no member `data.results`"),
        undecodable(
            "no outer payload",
            OneInResults,
            ok(r#"{"results": {"id": 7}}"#),
        )
        .says("the response has no member `data.results`"),
        undecodable("null", OneInData, ok(r#"{"data": null}"#)).at("data"),
        undecodable("empty list", OneInData, ok(r#"{"data": []}"#))
            .begins("expected one `Item`, found a list of 0"),
        undecodable(
            "list of two",
            OneInData,
            ok(r#"{"data": [{"id": 7}, {"id": 8}]}"#),
        )
        .begins("expected one `Item`, found a list of 2"),
        undecodable("no envelope", OneInData, ok(r#"[{"id": 7}]"#)),
        undecodable("empty body", OneInData, ok("")),
        undecodable(
            "a payload of another type",
            OneInData,
            ok(r#"{"data": {"id": "a"}}"#),
        )
        .at("data.id"),
        undecodable(
            "more than one value",
            OneInData,
            ok(r#"{"data": {"id": 7}}}"#),
        ),
    ]);
}

#[test]
fn a_list() {
    check(vec![
        gives(
            "array",
            ManyInData,
            ok(r#"{"data": [{"id": 7}, {"id": 8}]}"#),
            &vec![item(7), item(8)],
        ),
        gives("empty array", ManyInData, ok(r#"{"data": []}"#), &vec![]),
        gives(
            "one object",
            ManyInData,
            ok(r#"{"data": {"id": 7}}"#),
            &vec![item(7)],
        ),
        gives("null", ManyInData, ok(r#"{"data": null}"#), &vec![]),
        gives(
            "two levels",
            ManyInResults,
            ok(r#"{"data": {"results": [{"id": 7}], "pagination": {}}}"#),
            &vec![item(7)],
        ),
        undecodable("no payload", ManyInData, ok(r#"{"results": []}"#))
            .says("the response has no member `data`"),
        undecodable(
            "a row of another type",
            ManyInResults,
            ok(r#"{"data": {"results": [{"id": 7}, {"id": -1}]}}"#),
        )
        .at("data.results[1].id"),
    ]);
}

#[test]
fn one_value_or_none() {
    check(vec![
        gives(
            "object",
            MaybeInData,
            ok(r#"{"data": {"id": 7}}"#),
            &Some(item(7)),
        ),
        gives(
            "list of one",
            MaybeInData,
            ok(r#"{"data": [{"id": 7}]}"#),
            &Some(item(7)),
        ),
        gives("null", MaybeInData, ok(r#"{"data": null}"#), &None),
        gives("empty list", MaybeInData, ok(r#"{"data": []}"#), &None),
        gives("no payload", MaybeInData, ok(r#"{"status": 1}"#), &None),
        gives("an empty object", MaybeInData, ok("{}"), &None),
        gives(
            "null instead of the envelope",
            MaybeInData,
            ok("null"),
            &None,
        ),
        gives("empty body", MaybeInData, ok(""), &None),
        gives("204", MaybeInData, response(204, ""), &None),
        gives(
            "two levels",
            MaybeInResults,
            ok(r#"{"data": {"results": {"id": 7}}}"#),
            &Some(item(7)),
        ),
        gives(
            "no inner payload",
            MaybeInResults,
            ok(r#"{"data": {}}"#),
            &None,
        ),
        gives(
            "null on the way",
            MaybeInResults,
            ok(r#"{"data": null}"#),
            &None,
        ),
        undecodable(
            "list of two",
            MaybeInData,
            ok(r#"{"data": [{"id": 7}, {"id": 8}]}"#),
        ),
        undecodable("another type", MaybeInData, ok(r#"{"data": {"id": "a"}}"#)).at("data.id"),
    ]);
}
