//! What error answers print: never the echo of the request, never a body.

use std::error::Error as StdError;

use jelou::{Error, StandardError};
use jelou_tests::response;

use crate::api::Create;
use crate::table::{answered, json, ok, typed};

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
        for answer in [json(400, body.clone()), json(500, body.clone())] {
            let error = answered(Create, answer).unwrap_err();
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
    let error = answered(Create, ok(body)).unwrap_err();
    assert_eq!(error.message(), "Template does not exist");
    assert!(!printed(&error).contains("593987654321"));
}

#[test]
fn the_body_of_an_error_answer_is_not_printed() {
    let answers = [
        typed(502, "text/html", "<p>Ana Pérez</p>"),
        typed(400, "text/plain", "Ana Pérez"),
        json(400, r#"{"user": "Ana Pérez"}"#),
        json(400, r#"["Ana Pérez"]"#),
        json(400, r#""Ana Pérez""#),
        json(400, "Ana Pérez"),
        response(400, &[("x-user", "Ana P")], ""),
    ];
    for answer in answers {
        let body = answer.body().clone();
        let error = answered(Create, answer).unwrap_err();
        let printed = printed(&error);
        assert!(!printed.contains("Ana"), "{printed}");
        assert_eq!(error.body(), Some(&body));
    }
}
