//! The responses of the platform's operations: which are failures, and which members may be missing.

use bytes::Bytes;
use http::Response;
use jelou::ErrorKind::Api;
use jelou::Outcome::Refused;
use jelou::prelude::*;
use jelou::users::{State, UserCacheError};
use jelou_tests::Memory;
use serde_json::Value;

use crate::table::{Row, check, failed, json, ok, response_of};

/// Makes one call of the platform, and returns its result.
fn receive<E: Endpoint>(request: E, response: Response<Bytes>) -> Result<E::Response, Error> {
    let jelou = Jelou::builder()
        .client_credentials("id", "secret")
        .configure(|client| client.transport(Memory::new().then(Ok(response))))
        .build()
        .unwrap();
    response_of(jelou.client(), request)
}

fn get_cache() -> GetUserCache {
    GetUserCache::new("bot", "593900000000")
}

fn set_cache() -> SetUserCache {
    SetUserCache::new("bot", "593900000000", [("plan", "gold")])
}

#[test]
fn variables_named_like_the_members_of_a_failure_are_variables() {
    for body in [
        r#"{"status": "failed"}"#,
        r#"{"status": "failed", "plan": "gold"}"#,
        r#"{"status": 0}"#,
        r#"{"status": "0", "message": "hello"}"#,
        r#"{"statusMessage": "failed", "message": ["hello"]}"#,
        r#"{"success": false}"#,
        r#"{"message": ["hello"], "status": "failed", "plan": "gold"}"#,
        r#"{"message": 7, "status": "failed"}"#,
        r#"{"message": ["hello", 7], "status": "failed"}"#,
        r#"{"message": ["hello"], "status": "active"}"#,
        r#"{"note": "\"failed\"", "status": {"message": "", "status": "failed"}}"#,
        "{}",
    ] {
        let expected: UserCache = serde_json::from_str(body).unwrap();
        assert_eq!(receive(get_cache(), ok(body)).unwrap(), expected, "{body}");
        assert_eq!(receive(set_cache(), ok(body)).unwrap(), expected, "{body}");
    }
}

#[test]
fn the_documented_failure_of_the_cache_is_an_error_whatever_the_status() {
    let row = |name: &str, got: Result<UserCache, Error>, status: u16| -> Row {
        let got = got.map(|cache| format!("{cache:?}"));
        failed(name, got, Api, Refused).status(status)
    };
    let list = r#"{"message": ["botId is required"], "status": "failed"}"#;
    let text = r#"{ "status" : "failed", "message": "botId is required" }"#;
    let metadata =
        r#"{"message": ["botId is required"], "status": "failed", "_metadata": {"error": {}}}"#;
    let main = r#"{"message": ["M"], "statusMessage": "failed", "status": 0,
        "error": {"code": "bot_not_found", "description": "D"}}"#;
    let said = "botId is required";
    check(vec![
        row("read", receive(get_cache(), ok(list)), 200).says(said),
        row("set", receive(set_cache(), ok(list)), 200).says(said),
        row("a text", receive(get_cache(), ok(text)), 200).says(said),
        row("with metadata", receive(get_cache(), ok(metadata)), 200).says(said),
        row(
            "after a byte order mark",
            receive(get_cache(), ok(format!("\u{feff}{list}"))),
            200,
        )
        .says(said),
        row("by its status", receive(get_cache(), json(400, list)), 400).says(said),
        row("in full", receive(get_cache(), json(404, main)), 404)
            .code("bot_not_found")
            .says("D"),
    ]);
    let error = receive(get_cache(), ok(list)).unwrap_err();
    let details = error.details::<UserCacheError>().unwrap();
    assert_eq!(details.description.as_deref(), Some(said));
}

#[test]
fn a_sent_message_is_a_success_whichever_members_are_missing() {
    let message = || SendMessage::new("bot", "593900000000", Message::text("Hello"));
    for (body, success, id) in [
        (
            r#"{"success": true, "messageId": "msg_1"}"#,
            Some(true),
            Some("msg_1"),
        ),
        (
            r#"{"success": true, "messageId": 17}"#,
            Some(true),
            Some("17"),
        ),
        (r#"{"messageId": null}"#, None, None),
        ("{}", None, None),
    ] {
        let sent = receive(message(), ok(body)).unwrap();
        assert_eq!((sent.success, sent.message_id.as_deref()), (success, id));
    }
    let error = receive(message(), ok(r#"{"success": false}"#)).unwrap_err();
    assert_eq!((error.kind(), error.outcome()), (Api, Refused));
}

#[test]
fn a_sent_template_is_a_success_whichever_members_are_missing() {
    let template = || SendTemplate::new("bot", "order_ready", ["593900000000"]);
    let body = r#"[{"id": "u-1", "destination": "593900000000"}, {"id": 2, "destination": 593900000001}, {}]"#;
    let sent = receive(template(), ok(body)).unwrap();
    let read: Vec<_> = sent
        .iter()
        .map(|sent| (sent.id.as_deref(), sent.destination.as_ref()))
        .collect();
    let user = UserId::from;
    assert_eq!(
        read,
        [
            (Some("u-1"), Some(&user("593900000000"))),
            (Some("2"), Some(&user("593900000001"))),
            (None, None),
        ]
    );
}

#[test]
fn a_changed_state_is_a_success_whichever_members_are_missing() {
    let set = || SetUserState::new("bot", "593900000000", State::Manual);
    let state = receive(
        set(),
        ok(r#"{"id": 593900000000, "botId": 7, "groupId": 8}"#),
    )
    .unwrap();
    assert_eq!(state.id, Some(UserId::from("593900000000")));
    assert_eq!(state.bot_id, Some(BotId::from("7")));
    assert_eq!(state.group_id.as_deref(), Some("8"));
    assert_eq!(state.state, None);
    let odd = receive(set(), ok(r#"{"state": "asleep"}"#)).unwrap();
    assert_eq!(odd.state, Some(State::Unknown("asleep".to_owned())));
    let written: Value = serde_json::to_value(&odd).unwrap();
    assert_eq!(written, serde_json::json!({"state": "asleep"}));
}
