//! Error codes: the documented ones, in every form, and others.

use jelou::ErrorCode;
use jelou::ErrorKind::Api;
use jelou::Outcome::{Refused, Unknown};

use crate::api::Create;
use crate::table::{Row, check, fails, json};

/// The codes of the introduction page, with their statuses.
const CODES: [(&str, ErrorCode, u16); 7] = [
    ("bot_not_found", ErrorCode::BotNotFound, 404),
    ("forbidden_bot", ErrorCode::ForbiddenBot, 403),
    (
        "message_could_not_be_send",
        ErrorCode::MessageCouldNotBeSend,
        400,
    ),
    (
        "notification_could_not_be_send",
        ErrorCode::NotificationCouldNotBeSend,
        400,
    ),
    ("unauthorized", ErrorCode::Unauthorized, 401),
    ("unprocessable_entity", ErrorCode::UnprocessableEntity, 422),
    ("internal_server_error", ErrorCode::InternalServerError, 500),
];

/// The codes of media and of bodies, with the status if one is documented.
const OTHER_CODES: [(&str, ErrorCode, Option<u16>); 5] = [
    ("E0422", ErrorCode::ValidatorError, Some(422)),
    ("E0000", ErrorCode::UnknownError, None),
    ("INVALID_MEDIA_URL", ErrorCode::InvalidMediaUrl, None),
    ("MEDIA_TOO_LARGE", ErrorCode::MediaTooLarge, None),
    (
        "UNSUPPORTED_MEDIA_TYPE",
        ErrorCode::UnsupportedMediaType,
        None,
    ),
];

/// The forms of a body with a code. `CODE` is its placeholder.
const FORMS: [(&str, &str); 8] = [
    ("flat", r#"{"code": "CODE", "description": "D"}"#),
    (
        "in an error",
        r#"{"error": {"code": "CODE", "description": "D"}}"#,
    ),
    ("as a key", r#"{"key": "CODE", "message": ["D"]}"#),
    (
        "as a key in an error",
        r#"{"error": {"key": "CODE", "description": "D"}, "status": 0}"#,
    ),
    (
        "beside a number",
        r#"{"error": {"code": "E0001", "key": "CODE", "description": "D"}}"#,
    ),
    (
        "as a key beside a flat number",
        r#"{"code": 7, "key": "CODE", "message": "D"}"#,
    ),
    ("as a text", r#"{"error": "CODE", "message": "D"}"#),
    (
        "in the full envelope",
        r#"{"message": ["D"], "statusMessage": "failed", "status": 0, "error": {"code": "CODE", "key": "CODE", "description": "D", "developerMessages": {"en": "x"}, "clientMessages": {"en": "y"}}}"#,
    ),
];

/// Bodies that a strict JSON parser refuses, although their code is readable.
const WITHOUT_VALUE: [(&str, &str); 7] = [
    (
        "a cut emoji",
        r#"{"code": "bot_not_found", "description": "D", "x": 1, "message": "\ud83d"}"#,
    ),
    (
        "a cut emoji in a name",
        r#"{"code": "bot_not_found", "description": "D", "\ud83d": 1}"#,
    ),
    (
        "a cut emoji before",
        r#"{"error": {"\udead": ["\ud83d\ud83d"], "code": "bot_not_found"}, "message": "D"}"#,
    ),
    (
        "a number",
        r#"{"message": 1e999, "code": "bot_not_found", "description": "D"}"#,
    ),
    (
        "a negative number",
        r#"{"error": {"code": "bot_not_found", "x": [-1E+999]}, "message": "D"}"#,
    ),
    (
        "both",
        r#"{"validationError": {"x": 1e999}, "key": "bot_not_found", "error": {"message": "D", "clientMessages": {"en": "\udead"}}}"#,
    ),
    (
        "depth",
        r#"{"code": "bot_not_found", "description": "D", "error": DEEP}"#,
    ),
];

#[test]
fn an_empty_code_does_not_hide_another() {
    let deep = format!("{}{}", "[".repeat(300), "]".repeat(300));
    check(WITHOUT_VALUE.into_iter().map(|(name, body)| {
        let response = json(404, body.replace("DEEP", &deep));
        let row = fails(name, Create, response, Api, Refused).code("bot_not_found");
        if name == "both" {
            row.says("D; x: 1e999")
        } else {
            row.says("D")
        }
    }));
    check([fails(
        "the text around a cut emoji",
        Create,
        json(400, r#"{"code": "E1", "message": "a\ud83d b"}"#),
        Api,
        Refused,
    )
    .code("E1")
    .says("a\u{fffd} b")]);
}

fn outcome(status: u16) -> jelou::Outcome {
    if status < 500 { Refused } else { Unknown }
}

#[test]
fn a_documented_code_is_found_in_every_form() {
    let mut rows = Vec::new();
    for (code, _, status) in CODES {
        for (form, body) in FORMS {
            let response = json(status, body.replace("CODE", code));
            let row = fails(
                format!("{code}, {form}"),
                Create,
                response,
                Api,
                outcome(status),
            );
            rows.push(row.code(code).says("D"));
        }
        let bare = json(status, r#"{"message": ["D"], "status": "failed"}"#);
        rows.push(
            fails(
                format!("no code, {status}"),
                Create,
                bare,
                Api,
                outcome(status),
            )
            .says("D"),
        );
    }
    assert_eq!(rows.len(), 63);
    check(rows);
}

#[test]
fn documented_codes_are_variants_with_their_status() {
    for (text, code, status) in CODES {
        assert_eq!(ErrorCode::from(text), code);
        assert_eq!(code.as_str(), text);
        assert_eq!(code.documented_status().unwrap().as_u16(), status);
        assert!(code.is_documented());
    }
    for (text, code, status) in OTHER_CODES {
        assert_eq!(ErrorCode::from(text), code);
        assert_eq!(code.as_str(), text);
        let documented = code.documented_status().map(|status| status.as_u16());
        assert_eq!(documented, status, "{text}");
        assert!(code.is_documented());
    }
    let other = ErrorCode::from("E0499");
    assert_eq!(other, ErrorCode::Unknown("E0499".to_owned()));
    assert!(!other.is_documented());
    assert_eq!(other.documented_status(), None);
}

#[test]
fn a_specific_code_takes_precedence_over_a_general_one() {
    let row = |name: &str, body: &str, code: &str| -> Row {
        fails(name, Create, json(400, body.to_owned()), Api, Refused).code(code)
    };
    check(vec![
        row(
            "invalid, with its key",
            r#"{"error": {"code": "E0422", "key": "VALIDATOR_ERROR"}}"#,
            "E0422",
        ),
        row(
            "unknown, with its key",
            r#"{"error": {"code": "E0000", "key": "UNKNOWN_ERROR"}}"#,
            "E0000",
        ),
        row(
            "invalid, in detail",
            r#"{"error": {"code": "E0422", "key": "MEDIA_TOO_LARGE"}}"#,
            "MEDIA_TOO_LARGE",
        ),
        row(
            "unknown, in detail",
            r#"{"error": {"code": "E0000", "key": "unauthorized"}}"#,
            "unauthorized",
        ),
        row(
            "flat and general",
            r#"{"code": "E0000", "error": {"code": "INVALID_MEDIA_URL"}}"#,
            "INVALID_MEDIA_URL",
        ),
    ]);
}

#[test]
fn an_unknown_code_is_kept() {
    let row = |name: &str, body: &str| -> Row {
        fails(name, Create, json(400, body.to_owned()), Api, Refused)
    };
    check(vec![
        row("flat", r#"{"code": "NEW_CODE", "message": "D"}"#)
            .code("NEW_CODE")
            .says("D"),
        row(
            "in an error",
            r#"{"error": {"code": "E0422", "key": "VALIDATOR_ERROR"}, "message": "D"}"#,
        )
        .code("E0422")
        .says("D"),
        row(
            "only a key",
            r#"{"error": {"key": "VALIDATOR_ERROR"}, "message": "D"}"#,
        )
        .code("VALIDATOR_ERROR")
        .says("D"),
        row("a number", r#"{"code": 1042, "message": "D"}"#)
            .code("1042")
            .says("D"),
        row(
            "flat before nested",
            r#"{"code": "A", "error": {"code": "B"}, "message": "D"}"#,
        )
        .code("A")
        .says("D"),
        row(
            "other letters",
            r#"{"code": "Bot_Not_Found", "message": "D"}"#,
        )
        .code("Bot_Not_Found")
        .says("D"),
        row("an empty code", r#"{"code": "", "message": "D"}"#).says("D"),
        row("a flag", r#"{"code": true, "message": "D"}"#).says("D"),
        row("null", r#"{"code": null, "error": null, "message": "D"}"#).says("D"),
        row("an error of words", r#"{"error": "Bot is asleep"}"#).says("Bot is asleep"),
    ]);
}
