//! Responses with a success status whose body reports a failure, and successes that resemble them.

use jelou::ErrorKind::Api;
use jelou::Outcome::Refused;
use jelou::{ApiError, Service, ServiceInfo, jelou_endpoint, jelou_model};
use serde_json::{Value, json};

use crate::api::{Any, Create, CreateMaybe, CreateNothing, CreateText, One};
use crate::table::{check, fails, gives, json as response, ok};

/// The body, and the message of the error.
const FAILED: &[(&str, &str, &str)] = &[
    (
        "status in words",
        r#"{"message": ["No cache"], "status": "failed"}"#,
        "No cache",
    ),
    (
        "status as number",
        r#"{"message": "Bad", "statusMessage": "failed", "status": 0}"#,
        "Bad",
    ),
    (
        "number only",
        r#"{"status": 0}"#,
        "the response describes no error",
    ),
    (
        "number as text",
        r#"{"status": "0", "message": "Bad"}"#,
        "Bad",
    ),
    (
        "status in a message",
        r#"{"statusMessage": "failed", "message": "Bad"}"#,
        "Bad",
    ),
    ("no success", r#"{"success": false, "error": "Bad"}"#, "Bad"),
    (
        "white space",
        "{\n\t\"status\"\r\n : \t\"failed\" , \"message\": \"Bad\" }",
        "Bad",
    ),
    (
        "at the end",
        r#"{"data": {"id": 7, "status": 1}, "id": 7, "status": 0}"#,
        "the response describes no error",
    ),
    (
        "beside a success",
        r#"{"success": true, "status": 0, "message": "Bad"}"#,
        "Bad",
    ),
    (
        "with a payload",
        r#"{"id": 7, "name": "a", "success": false}"#,
        "the response describes no error",
    ),
    (
        "before a number that looks like it",
        r#"{"status": 0, "x": {"status": 1}, "description": "Bad"}"#,
        "Bad",
    ),
];

/// The body of a success.
const FINE: &[(&str, &str)] = &[
    (
        "a row that failed",
        r#"{"status": "success", "data": [{"status": "FAILED"}, {"status": "failed"}]}"#,
    ),
    (
        "a nested zero",
        r#"{"data": {"status": 0, "success": false}}"#,
    ),
    ("a zero in a list", r#"[{"status": 0}]"#),
    (
        "a list that failed",
        r#"[{"status": "failed", "success": false}]"#,
    ),
    (
        "the text of a failure",
        r#"{"text": "{\"status\":0,\"success\":false}", "status": 1}"#,
    ),
    ("a name in a text", r#"{"text": "\"status\":0"}"#),
    ("a campaign that failed", r#"{"id": 7, "status": "FAILED"}"#),
    (
        "other words",
        r#"{"status": "failed_over", "statusMessage": "not failed"}"#,
    ),
    ("another number", r#"{"status": 10}"#),
    ("a fraction", r#"{"status": 0.5}"#),
    ("another text", r#"{"status": "00"}"#),
    (
        "null",
        r#"{"status": null, "success": null, "statusMessage": null}"#,
    ),
    ("an object", r#"{"status": {"status": 0}}"#),
    (
        "another name",
        r#"{"substatus": 0, "status_message": "failed", "isSuccess": false}"#,
    ),
    (
        "success",
        r#"{"success": true, "status": 1, "statusMessage": "success"}"#,
    ),
    ("a status of HTTP", r#"{"status": 200}"#),
];

#[test]
fn a_success_status_does_not_hide_a_failure() {
    check(
        FAILED
            .iter()
            .map(|&(name, body, message)| fails(name, Any, ok(body), Api, Refused).says(message)),
    );
}

#[test]
fn a_success_that_resembles_a_failure_is_a_success() {
    check(FINE.iter().map(|&(name, body)| {
        let value: Value = serde_json::from_str(body).unwrap();
        gives(name, Any, ok(body), &value)
    }));
}

#[test]
fn every_response_type_sees_the_failure() {
    let body = r#"{"status": "failed", "message": ["Bad"], "error": {"key": "forbidden_bot"}}"#;
    let row = |name| (name, ok(body));
    let seen = |row: crate::table::Row| row.says("Bad").code("forbidden_bot");
    let (one, other) = (row("one"), row("none"));
    check(vec![
        seen(fails(one.0, One, one.1, Api, Refused)),
        seen(fails("created", Create, response(201, body), Api, Refused)),
        seen(fails(other.0, CreateNothing, other.1, Api, Refused)),
        seen(fails("one or none", CreateMaybe, ok(body), Api, Refused)),
        seen(fails("text", CreateText, ok(body), Api, Refused)),
        seen(fails(
            "after a byte order mark",
            One,
            ok(format!("\u{feff}{body}")),
            Api,
            Refused,
        )),
    ]);
}

/// A service whose successes have a member `status` with another meaning.
struct Switches;

impl Service for Switches {
    const INFO: &'static ServiceInfo = &ServiceInfo::new("switches", "https://switch.example.com");
    type Error = SwitchError;
}

/// The error of that service.
#[jelou_model]
struct SwitchError {
    /// What is wrong.
    reason: String,
}

impl ApiError for SwitchError {
    fn code(&self) -> Option<&str> {
        None
    }

    fn description(&self) -> Option<std::borrow::Cow<'_, str>> {
        Some(self.reason.as_str().into())
    }
}

/// Reads a switch.
#[jelou_endpoint(GET, "/switch", response = Value, service = Switches)]
struct ReadSwitch;

#[test]
fn each_service_interprets_its_own_status_member() {
    check(vec![
        gives(
            "off",
            ReadSwitch,
            ok(r#"{"status": 0}"#),
            &json!({"status": 0}),
        ),
        gives(
            "failed",
            ReadSwitch,
            ok(r#"{"status": "failed"}"#),
            &json!({"status": "failed"}),
        ),
        fails(
            "an error",
            ReadSwitch,
            response(400, r#"{"reason": "Bad"}"#),
            Api,
            Refused,
        )
        .says("Bad"),
        fails(
            "another error",
            ReadSwitch,
            response(400, r#"{"message": "Bad"}"#),
            Api,
            Refused,
        )
        .says("the response describes no error"),
    ]);
}
