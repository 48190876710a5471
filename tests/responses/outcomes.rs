//! What a failed call did at the server, by status.

use jelou::ErrorKind::{Api, Decode};
use jelou::Outcome::{Accepted, Refused, Unknown};
use jelou_tests::response;

use crate::api::{Create, Nothing, One, Replace};
use crate::shapes::item;
use crate::table::{check, fails, gives, json, ok, receive};

#[test]
fn every_success_status_is_a_success() {
    for status in 200..300 {
        assert!(receive(Nothing, json(status, "{}")).is_ok(), "{status}");
    }
    check(vec![
        gives("200", Create, ok(r#"{"id": 7}"#), &item(7)),
        gives("201", Create, json(201, r#"{"id": 7}"#), &item(7)),
        gives("202", Create, json(202, r#"{"id": 7}"#), &item(7)),
        gives("206", One, json(206, r#"{"id": 7}"#), &item(7)),
    ]);
}

#[test]
fn every_other_status_is_an_error_of_the_api() {
    let rows = (100..200).chain(300..600).map(|status| {
        // The target of a redirect may hold the result of the call.
        let unknown = matches!(status, 300..=303 | 408 | 500..);
        let outcome = if unknown { Unknown } else { Refused };
        fails(
            format!("{status}"),
            Create,
            json(status, r#"{"message": "D"}"#),
            Api,
            outcome,
        )
        .says("D")
    });
    check(rows);
}

#[test]
fn the_method_does_not_change_the_outcome() {
    check(vec![
        fails("GET 500", One, json(500, "{}"), Api, Unknown),
        fails("PUT 500", Replace, json(500, "{}"), Api, Unknown),
        fails("PUT 404", Replace, json(404, "{}"), Api, Refused),
        fails(
            "PUT that cannot be read",
            Replace,
            ok("{}"),
            Decode,
            Accepted,
        ),
        fails(
            "POST that cannot be read",
            Create,
            json(201, "{"),
            Decode,
            Accepted,
        ),
    ]);
}

#[test]
fn an_error_says_what_happened_in_one_line() {
    let one_line = |error: jelou::Error| error.to_string();
    let rows = [
        (
            one_line(
                receive(
                    One,
                    json(404, r#"{"code": "bot_not_found", "description": "No bot"}"#),
                )
                .unwrap_err(),
            ),
            "one (GET /v1/items): 404 Not Found `bot_not_found`: No bot",
        ),
        (
            one_line(receive(Create, json(500, r#"{"message": ["D"]}"#)).unwrap_err()),
            "create (POST /v1/items): 500 Internal Server Error: D [the request may have taken effect]",
        ),
        (
            one_line(receive(One, json(500, r#"{"message": ["D"]}"#)).unwrap_err()),
            "one (GET /v1/items): 500 Internal Server Error: D",
        ),
        (
            one_line(
                receive(
                    Create,
                    response(429, &[("retry-after", "7"), ("x-request-id", "r-1")], ""),
                )
                .unwrap_err(),
            ),
            "create (POST /v1/items): 429 Too Many Requests: the response has no body; retry after 7.0s \
             [request id r-1]",
        ),
        (
            one_line(receive(Create, response(201, &[("x-request-id", "r-1")], "")).unwrap_err()),
            "create (POST /v1/items): 201 Created: empty body where `Item` was expected, status 201 \
             [the server accepted the request] [request id r-1]",
        ),
        (
            one_line(receive(Create, json(599, "{}")).unwrap_err()),
            "create (POST /v1/items): 599 <unknown status code>: the response describes no error [the \
             request may have taken effect]",
        ),
    ];
    for (found, expected) in rows {
        assert_eq!(found, expected);
    }
}
