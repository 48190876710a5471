//! Responses that do not come from the API: pages of proxies and gateways, other media types.

use jelou::ErrorKind::{Api, Decode};
use jelou::Outcome::{Accepted, Refused, Unknown};
use jelou_tests::response;

use crate::api::{Create, CreateText, Maybe, One};
use crate::shapes::item;
use crate::table::{check, fails, gives, typed, undecodable};

const PAGE: &str = "<!DOCTYPE html><html><body>Ana Pérez, please log in</body></html>";
const XML: &str = "<?xml version=\"1.0\"?><error><code>7</code></error>";
const PROXY: &str = "the response is `text/html`, not JSON: it may come from a proxy";

#[test]
fn html_or_xml_instead_of_json() {
    check(vec![
        undecodable("a page", One, typed(200, "text/html; charset=utf-8", PAGE))
            .says("the response is `text/html`, not JSON; `Item` was expected"),
        undecodable(
            "a page where nothing is allowed",
            Maybe,
            typed(200, "text/html", PAGE),
        )
        .says("the response is `text/html`, not JSON; `Item` was expected"),
        undecodable("XML", One, typed(200, "application/xml", XML))
            .says("the response is `application/xml`, not JSON; `Item` was expected"),
        undecodable("a page without a media type", One, response(200, &[], PAGE))
            .begins("the response is not a `Item`: expected value"),
        undecodable(
            "a page that says it is JSON",
            One,
            typed(200, "application/json", PAGE),
        )
        .begins("the response is not a `Item`: expected value"),
        undecodable(
            "broken JSON, its type in capitals",
            One,
            typed(200, "Application/JSON", "{"),
        )
        .begins("the response is not a `Item`: EOF"),
        gives(
            "a page as text",
            CreateText,
            typed(200, "text/html", PAGE),
            &PAGE.to_owned(),
        ),
    ]);
}

#[test]
fn json_under_another_media_type() {
    let body = r#"{"id": 7}"#;
    check(vec![
        gives("text", One, typed(200, "text/plain", body), &item(7)),
        gives("a page", One, typed(200, "text/html", body), &item(7)),
        gives(
            "a problem",
            One,
            typed(200, "application/problem+json", body),
            &item(7),
        ),
        gives(
            "a vendor's type",
            One,
            typed(200, "application/vnd.jelou.v1+json; a=b", body),
            &item(7),
        ),
        gives("no type", One, response(200, &[], body), &item(7)),
        gives("what is no type", One, typed(200, ";;;", body), &item(7)),
        undecodable(
            "a wrong member",
            One,
            typed(200, "text/plain", r#"{"id": "a"}"#),
        )
        .at("id")
        .begins("the response is not a `Item` at `id`: invalid type: a string, expected u64"),
        fails(
            "an error as text",
            One,
            typed(404, "text/plain", r#"{"code": "bot_not_found"}"#),
            Api,
            Refused,
        )
        .code("bot_not_found"),
    ]);
}

#[test]
fn error_pages() {
    check(vec![
        fails("502", One, typed(502, "text/html", PAGE), Api, Unknown).says(PROXY),
        fails(
            "503 of a POST",
            Create,
            typed(503, "text/html", PAGE),
            Api,
            Unknown,
        )
        .says(PROXY),
        fails(
            "404",
            One,
            typed(404, "text/html; charset=utf-8", PAGE),
            Api,
            Refused,
        )
        .says(PROXY),
        fails("403", Create, typed(403, "text/html", PAGE), Api, Refused).says(PROXY),
        fails(
            "500 with XML",
            One,
            typed(500, "application/xml", XML),
            Api,
            Unknown,
        )
        .says("the response is `application/xml`, not JSON: it may come from a proxy"),
        fails(
            "502 with text",
            One,
            typed(502, "text/plain", "Bad Gateway"),
            Api,
            Unknown,
        )
        .says("the response is `text/plain`, not JSON: it may come from a proxy"),
        fails(
            "a page in latin-1",
            One,
            typed(502, "text/html; charset=iso-8859-1", &b"\xed"[..]),
            Api,
            Unknown,
        )
        .says(PROXY),
        fails("no media type", One, response(502, &[], PAGE), Api, Unknown)
            .says("the response describes no error"),
        fails("no body", One, response(502, &[], ""), Api, Unknown)
            .says("the response has no body"),
        fails(
            "a page that was accepted",
            Create,
            typed(200, "text/html", PAGE),
            Decode,
            Accepted,
        ),
    ]);
}

#[test]
fn redirects_are_not_followed() {
    let to = |status: u16, place: &str| response(status, &[("location", place)], "");
    let message = |place: &str| {
        format!(
            "the server redirects to `{place}`, which is not followed, so that the credential stays \
             with its host; correct the base URL"
        )
    };
    check(vec![
        fails(
            "301",
            One,
            to(301, "https://other.example/a?token=hunter2#x"),
            Api,
            Unknown,
        )
        .says(&message("https://other.example/a")),
        fails("302 of a POST", Create, to(302, "/login"), Api, Unknown).says(&message("/login")),
        fails("307", Create, to(307, "/b"), Api, Refused).says(&message("/b")),
        fails(
            "304 without a place",
            One,
            response(304, &[], ""),
            Api,
            Refused,
        )
        .says("the response has no body"),
    ]);
}
