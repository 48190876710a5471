//! Error bodies: descriptions, messages and validation errors, in every form.

use std::time::Duration;

use jelou::ErrorKind::Api;
use jelou::Outcome::{Refused, Unknown};
use jelou::StandardError;
use jelou_tests::response;

use crate::api::Create;
use crate::table::{Row, check, fails, json, receive};

fn row(name: &str, body: &str) -> Row {
    fails(name, Create, json(400, body.to_owned()), Api, Refused)
}

#[test]
fn the_description_is_found_in_every_form() {
    check(vec![
        row("message", r#"{"message": "D"}"#).says("D"),
        row("a list of messages", r#"{"message": ["D", "E"]}"#).says("D; E"),
        row("a list of one", r#"{"message": ["D"], "status": "failed"}"#).says("D"),
        row(
            "a list of several kinds",
            r#"{"message": ["D", 7, null, ["E"], {"x": 1}]}"#,
        )
        .says("D; 7; E"),
        row("description", r#"{"description": "D", "message": "M"}"#).says("D"),
        row(
            "description of an error",
            r#"{"error": {"description": "D"}, "message": ["M"]}"#,
        )
        .says("D"),
        row("message of an error", r#"{"error": {"message": "D"}}"#).says("D"),
        row(
            "only for users",
            r#"{"error": {"clientMessages": {"es": "ES", "en": "EN"}}}"#,
        )
        .says("EN"),
        row(
            "only in Spanish",
            r#"{"error": {"clientMessages": {"es": "ES"}}}"#,
        )
        .says("ES"),
        row("a status as number", r#"{"status": 0, "message": "D"}"#).says("D"),
        row(
            "a status as text",
            r#"{"status": "failed", "message": "D"}"#,
        )
        .says("D"),
        row("a number", r#"{"message": 7}"#).says("7"),
        row(
            "an empty message",
            r#"{"message": "", "error": {"message": "D"}}"#,
        )
        .says("D"),
        row("an empty list", r#"{"message": []}"#).says("the response describes no error"),
        row("an empty object", "{}").says("the response describes no error"),
        row("null", r#"{"message": null}"#).says("the response describes no error"),
        row("broken JSON", r#"{"message": "D""#).says("the response describes no error"),
        row("a text", r#""Unauthorized""#),
        row("a list", r#"["bot_not_found"]"#),
        row("no body", "").says("the response has no body"),
    ]);
}

#[test]
fn validation_names_the_fields() {
    let body = r#"{"message": ["Invalid"], "status": 0, "error": {"code": "E0422", "key": "VALIDATOR_ERROR"},
        "validationError": {
            "status": [{"en": "must be a word", "es": "debe ser una palabra"}, {"en": "too long"}],
            "elementName": [{"es": "es obligatorio"}],
            "type": "unknown"
        }}"#;
    let response = || json(422, body);
    check(vec![
        fails("several fields", Create, response(), Api, Refused)
            .code("E0422")
            .says("Invalid; elementName: es obligatorio; status: must be a word; type: unknown"),
        fails("another status", Create, json(400, body), Api, Refused)
            .code("E0422")
            .begins("Invalid; "),
        row(
            "no message",
            r#"{"validationError": {"a": [{"en": "wrong"}]}}"#,
        )
        .says("invalid fields; a: wrong"),
        row(
            "no text",
            r#"{"message": "D", "validationError": {"a": []}}"#,
        )
        .says("D; a: invalid"),
        row(
            "not an object",
            r#"{"message": "D", "validationError": []}"#,
        )
        .says("D"),
    ]);
    let error = receive(Create, response()).unwrap_err();
    let details = error.details::<StandardError>().unwrap();
    let messages = details.validation.field("status");
    assert_eq!(messages.len(), 2);
    assert_eq!(messages[0].get("es"), Some("debe ser una palabra"));
    assert_eq!(
        messages[0].get("pt"),
        Some("must be a word"),
        "English where a language is missing"
    );
    assert_eq!(
        details.validation.field("elementName")[0].get("en"),
        Some("es obligatorio")
    );
    assert_eq!(details.validation.field("other").len(), 0);
    assert_eq!(details.key.as_deref(), Some("VALIDATOR_ERROR"));
}

#[test]
fn texts_for_users_are_kept_by_language() {
    let body = r#"{"error": {"code": "E1", "description": "D",
        "clientMessages": {"es": "ES", "pt": "PT", "n": 7}}}"#;
    let error = receive(Create, json(400, body)).unwrap_err();
    let texts = &error.details::<StandardError>().unwrap().client_messages;
    assert_eq!((texts.get("es"), texts.get("pt")), (Some("ES"), Some("PT")));
    assert_eq!(texts.iter().count(), 3);
    assert_eq!(error.message(), "D");
}

#[test]
fn the_request_id_is_found() {
    type Headers = &'static [(&'static str, &'static str)];

    let rows: [(Headers, Option<&str>); 7] = [
        (&[("x-request-id", "a")], Some("a")),
        (&[("X-Request-ID", "a")], Some("a")),
        (&[("request-id", "a")], Some("a")),
        (&[("x-correlation-id", "a")], Some("a")),
        (&[("x-amzn-requestid", "a")], Some("a")),
        (
            &[("x-correlation-id", "b"), ("x-request-id", "a")],
            Some("a"),
        ),
        (&[("x-other-id", "a")], None),
    ];
    for (headers, expected) in rows {
        let error = receive(Create, response(400, headers, "{}")).unwrap_err();
        assert_eq!(error.request_id(), expected, "{headers:?}");
        let shown = error.to_string().ends_with(" [request id a]");
        assert_eq!(shown, expected.is_some(), "{error}");
    }
}

#[test]
fn retry_after_is_read() {
    let rows = [
        (429, "7", Some(7), Refused),
        (503, "120", Some(120), Unknown),
        (400, "1", Some(1), Refused),
        (429, " 3 ", Some(3), Refused),
        (429, "0", Some(0), Refused),
        (429, "Wed, 21 Oct 2015 07:28:00 GMT", Some(0), Refused),
        (429, "soon", None, Refused),
        (429, "-1", None, Refused),
        (429, "1.5", None, Refused),
    ];
    for (status, value, seconds, outcome) in rows {
        let error = receive(Create, response(status, &[("retry-after", value)], "{}")).unwrap_err();
        assert_eq!(
            error.retry_after(),
            seconds.map(Duration::from_secs),
            "{value}"
        );
        assert_eq!(error.outcome(), outcome, "{value}");
    }
    let error = receive(Create, response(429, &[], "{}")).unwrap_err();
    assert_eq!(error.retry_after(), None);
}
