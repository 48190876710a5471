//! Half of a surrogate pair in a text, which JavaScript writes when it cuts an emoji in two.

use std::collections::BTreeMap;

use jelou::drift::DriftReport;
use jelou::prelude::*;
use jelou::users::GetUserCache;
use jelou::{ErrorKind, Outcome, jelou_endpoint};
use jelou_tests::Memory;
use serde_json::json;

use crate::api::{
    Any, Create, CreateNothing, Many, ManyInResults, MaybeInData, Nothing, One, OwnList, Plain,
    Raw, Tags, Text, TextInData, Texts, client,
};
use crate::shapes::item;
use crate::table::{check, fails, gives, ok, response_of, undecodable};

/// Reads names by ids.
#[jelou_endpoint(GET, "/v1/names", response = BTreeMap<String, String>, service = Plain)]
struct Names;

#[test]
fn it_loses_one_character_and_nothing_else() {
    check(vec![
        gives(
            "one of a list",
            Many,
            ok(
                r#"[{"id": 7}, {"id": 8, "name": "Ana \ud83d"}, {"id": 9, "name": "\ud83d\ude00"}]"#,
            ),
            &vec![item(7), item(8).name("Ana \u{fffd}"), item(9).name("😀")],
        ),
        gives(
            "the second half",
            One,
            ok(r#"{"id": 7, "name": "\ude00 Ana\\ud83d"}"#),
            &item(7).name("\u{fffd} Ana\\ud83d"),
        ),
        gives(
            "a list of one",
            Create,
            ok(r#"[{"id": 7, "name": "\uD83D"}]"#),
            &item(7).name("\u{fffd}"),
        ),
        gives(
            "inside an envelope",
            ManyInResults,
            ok(r#"{"\ud83d": 1, "data": {"results": [{"id": 7, "name": "\ud83d"}]}}"#),
            &vec![item(7).name("\u{fffd}")],
        ),
        gives(
            "one or none",
            MaybeInData,
            ok(r#"{"data": {"id": 7, "name": "\ud83d"}}"#),
            &Some(item(7).name("\u{fffd}")),
        ),
        gives(
            "texts",
            Texts,
            ok(r#"["\ud83d", "a"]"#),
            &vec!["\u{fffd}".into(), "a".into()],
        ),
        gives(
            "a newtype",
            OwnList,
            ok(r#"["\ud83d"]"#),
            &Tags(vec!["\u{fffd}".into()]),
        ),
        gives(
            "any JSON",
            Any,
            ok(r#"{"a\ud83d": "\ud83d"}"#),
            &json!({"a\u{fffd}": "\u{fffd}"}),
        ),
        gives(
            "a text",
            Text,
            ok(r#""Ana \ud83d""#),
            &"Ana \u{fffd}".to_owned(),
        ),
        gives(
            "a text in data",
            TextInData,
            ok(r#"{"data": "\ud83d"}"#),
            &"\u{fffd}".to_owned(),
        ),
        gives(
            "a key",
            Names,
            ok(r#"{"\ud83d": "a"}"#),
            &[("\u{fffd}".into(), "a".into())].into(),
        ),
    ]);
}

#[test]
fn what_can_be_read_without_a_repair_stays() {
    check(vec![
        gives(
            "an undeclared member",
            One,
            ok(r#"{"id": 7, "x": "\ud83d"}"#),
            &item(7),
        ),
        gives("bytes", Raw, ok(r#""\ud83d""#), &r#""\ud83d""#.into()),
        gives(
            "a text that is no JSON",
            Text,
            ok(r#""\ud83d" x"#),
            &r#""\ud83d" x"#.to_owned(),
        ),
        gives("nothing", Nothing, ok(r#"{"x": "\ud83d"}"#), &()),
    ]);
}

#[test]
fn another_mistake_is_told_all_the_same() {
    check(vec![
        undecodable(
            "a type",
            Many,
            ok(r#"[{"id": 7, "name": "\ud83d"}, {"id": "x"}]"#),
        )
        .at("[1].id"),
        undecodable("a missing member", One, ok(r#"{"name": "\ud83d"}"#))
            .begins("the response is not a `Item`: missing field `id`"),
        undecodable("half an escape", One, ok(r#"{"id": 7, "name": "\ud8"}"#)),
    ]);
}

#[test]
fn a_failure_is_not_taken_for_a_success() {
    let failed = |name, body| {
        fails(
            name,
            CreateNothing,
            ok(body),
            ErrorKind::Api,
            Outcome::Refused,
        )
        .says("Bad \u{fffd}")
    };
    check(vec![
        failed(
            "in its text",
            r#"{"status": "failed", "message": "Bad \ud83d"}"#,
        ),
        failed(
            "in a name",
            r#"{"a\ud83d": 1, "status": 0, "message": "Bad \ud83d"}"#,
        ),
    ]);
    let body = r#"{"message": ["Bad \ud83d"], "status": "failed"}"#;
    let client = Client::builder()
        .transport(Memory::new().then_json(200, body))
        .credential::<Api>(Credential::basic("id", "secret"))
        .build()
        .unwrap();
    let error = response_of(&client, GetUserCache::new("bot", "593")).unwrap_err();
    assert_eq!(
        (error.kind(), error.message()),
        (ErrorKind::Api, "Bad \u{fffd}")
    );
}

#[tokio::test]
async fn the_response_and_the_drift_report_say_so() {
    let report = DriftReport::default();
    let body = r#"{"data": {"results": [{"id": 7}, {"id": 8, "name": "\ud83d", "x": 1}]}}"#;
    let memory = Memory::new()
        .then_json(200, body)
        .then_json(200, r#"{"data": {"results": []}}"#);
    let client = Client::builder()
        .transport(memory)
        .watch_drift(&report)
        .build()
        .unwrap();
    let response = client.call(ManyInResults).with_response().await.unwrap();
    assert!(response.repaired);
    assert_eq!(response.value, [item(7), item(8).name("\u{fffd}")]);
    let entries: Vec<_> = report.entries().iter().map(ToString::to_string).collect();
    assert_eq!(
        entries,
        [
            "many_in_results: unknown member `?.x`",
            "many_in_results: half of a surrogate pair in `data.results.?.name`",
        ]
    );
    let response = client.call(ManyInResults).with_response().await.unwrap();
    assert!(!response.repaired);
}

#[tokio::test]
async fn a_client_may_refuse_the_repair() {
    let memory = Memory::new()
        .then_json(200, r#"[{"id": 7, "name": "Ana \ud83d"}]"#)
        .then_json(200, r#""Ana \ud83d""#)
        .then_json(200, r#"{"status": "failed", "message": "Bad \ud83d"}"#);
    let client = Client::builder()
        .transport(memory)
        .repair_responses(false)
        .build()
        .unwrap();
    let error = client.call(Many).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.outcome(), error.field()),
        (ErrorKind::Decode, Outcome::Accepted, Some("[0].name"))
    );
    assert!(!format!("{error:#}{error:?}").contains("Ana"), "{error:?}");
    let error = client.call(Text).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(!format!("{error:#}{error:?}").contains("Ana"), "{error:?}");
    let error = client.call(CreateNothing).await.unwrap_err();
    assert_eq!(error.message(), "Bad \u{fffd}", "errors are read as ever");
}

#[tokio::test]
async fn raw_responses_and_errors_keep_the_body_as_it_came() {
    let body = r#"{"name": "\ud83d"}"#;
    let memory = Memory::new().then_json(200, body);
    let raw = client(&memory).call(One).raw().await.unwrap();
    assert_eq!(raw.body(), body.as_bytes());
    let client = client(&Memory::new().then_json(200, body));
    let error = client.call(One).await.unwrap_err();
    assert_eq!(error.body().unwrap(), body.as_bytes());
}
