//! Errors never print the echo of the request, or a body.

use std::error::Error as StdError;

use jelou::{Error, StandardError};
use jelou_tests::response;

use crate::api::Create;
use crate::table::{json, ok, receive, typed};

fn printed(error: &Error) -> String {
    let details = error.details::<StandardError>();
    let sources = std::iter::successors(error.source(), |error: &&(dyn StdError + 'static)| {
        (*error).source()
    });
    let sources: Vec<String> = sources.map(|error| format!("{error}{error:?}")).collect();
    format!("{error}\n{error:#}\n{error:?}\n{error:#?}\n{details:?}\n{sources:?}")
}

#[test]
fn the_echo_of_a_request_is_not_printed() {
    let echo =
        r#"{"error": {}, "body": {"destinations": ["593987654321"], "parameters": ["Ana Pérez"]}}"#;
    let rows = [
        format!(
            r#"{{"message": ["Template does not exist"], "status": "failed", "_metadata": {echo}}}"#
        ),
        format!(
            r#"{{"message": ["Template does not exist"], "error": {{"code": "E1", "_metadata": {echo}}}}}"#
        ),
        format!(r#"{{"_metadata": {echo}, "description": "Template does not exist"}}"#),
        format!(
            r#"{{"message": "Template does not exist", "validationError": {{"_metadata": {echo}}}}}"#
        ),
    ];
    for body in rows {
        for response in [json(400, body.clone()), json(500, body.clone())] {
            let error = receive(Create, response).unwrap_err();
            assert!(
                error.message().starts_with("Template does not exist"),
                "{error}"
            );
            let printed = printed(&error);
            assert!(
                !printed.contains("593987654321") && !printed.contains("Ana"),
                "{printed}"
            );
            assert_eq!(error.body().unwrap(), body.as_bytes());
        }
    }
}

#[test]
fn the_echo_of_a_request_that_failed_with_200_is_not_printed() {
    let body = r#"{"message": ["Template does not exist"], "status": "failed",
        "_metadata": {"error": {}, "body": {"destinations": ["593987654321"]}}}"#;
    let error = receive(Create, ok(body)).unwrap_err();
    assert_eq!(error.message(), "Template does not exist");
    assert!(!printed(&error).contains("593987654321"));
}

#[test]
fn an_error_stays_on_its_line() {
    let body =
        r#"{"message": "No\r\n2026-01-01 INFO paid\u001b[2J\u2028\u202e \"ñ\"", "code": "a\nb"}"#;
    let error = receive(Create, json(400, body)).unwrap_err();
    assert_eq!(
        error.message(),
        "No\r\n2026-01-01 INFO paid\u{1b}[2J\u{2028}\u{202e} \"ñ\""
    );
    assert_eq!(
        error.to_string(),
        r#"create (POST /v1/items): 400 Bad Request `a\nb`: No\r\n2026-01-01 INFO paid\u{1b}[2J\u{2028}\u{202e} "ñ""#,
    );
    assert!(!format!("{error:?}").contains(char::is_control));
}

#[test]
fn a_long_message_is_cut_where_it_is_printed() {
    let long = "ñ".repeat(1 << 20);
    let body = format!(r#"{{"message": "{long}", "code": "{long}"}}"#);
    let error = receive(Create, json(400, body)).unwrap_err();
    assert_eq!(error.message(), long);
    for printed in [
        format!("{error}"),
        format!("{error:#}"),
        format!("{error:?}"),
        format!("{error:#?}"),
    ] {
        assert!(printed.len() < 8192, "{} bytes", printed.len());
        assert!(printed.contains("ññ…"), "{printed}");
    }
}

#[test]
fn the_body_of_an_error_response_is_not_printed() {
    let responses = [
        typed(502, "text/html", "<p>Ana Pérez</p>"),
        typed(400, "text/plain", "Ana Pérez"),
        json(400, r#"{"user": "Ana Pérez"}"#),
        json(400, r#"["Ana Pérez"]"#),
        json(400, r#""Ana Pérez""#),
        json(400, "Ana Pérez"),
        response(400, &[("x-user", "Ana P")], ""),
    ];
    for response in responses {
        let body = response.body().clone();
        let error = receive(Create, response).unwrap_err();
        let printed = printed(&error);
        assert!(!printed.contains("Ana"), "{printed}");
        assert_eq!(error.body(), Some(&body));
    }
}
