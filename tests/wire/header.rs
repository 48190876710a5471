//! Header fields: sent byte for byte, or refused.

use jelou::wire::HeaderField;
use jelou::{jelou_endpoint, jelou_model, wire};

use crate::plain::Plain;
use crate::table::{check, refuses, sends};

/// One header of any type, under a name of odd case.
#[jelou_endpoint(GET, "/h", response = (), service = Plain)]
struct Header<T: HeaderField> {
    #[header("X-tRaCe-ID")]
    value: T,
}

/// A newtype.
#[jelou_model]
struct Etag(String);

/// An open set of texts.
#[jelou_model]
enum Consistency {
    /// The newest.
    StrongRead,
}

#[test]
fn a_header_is_sent_byte_for_byte() {
    let line = |value: &str| format!("x-trace-id: {value}");
    let row = |name: &str, value: &str| {
        sends(name, &Header::<String>::new(value), "GET /h").header(&line(value))
    };
    check(vec![
        row("a word", "abc"),
        row("nothing", ""),
        row("inner spaces and tabs", "a  b\tc"),
        row("all visible ASCII", "!\"#$%&'()*+,-./0:;<=>?@A[\\]^_`a{|}~"),
        row("what looks encoded", "a%20b+c"),
        sends("a number", &Header::<u64>::new(u64::MAX), "GET /h")
            .header("x-trace-id: 18446744073709551615"),
        sends("a flag", &Header::<bool>::new(true), "GET /h").header("x-trace-id: true"),
        sends("a fraction", &Header::<f64>::new(0.5), "GET /h").header("x-trace-id: 0.5"),
        sends("a borrowed text", &Header::<&str>::new("a"), "GET /h").header("x-trace-id: a"),
        sends("a newtype", &Header::<Etag>::new("\"v1\""), "GET /h").header("x-trace-id: \"v1\""),
        sends(
            "a variant",
            &Header::<Consistency>::new(Consistency::StrongRead),
            "GET /h",
        )
        .header("x-trace-id: strongRead"),
    ]);
}

#[test]
fn an_option_may_be_absent_and_a_list_has_a_line_for_each_item() {
    check(vec![
        sends(
            "absent",
            &Header {
                value: None::<String>,
            },
            "GET /h",
        ),
        sends("present", &Header { value: Some("a") }, "GET /h").header("x-trace-id: a"),
        sends(
            "no item",
            &Header {
                value: Vec::<String>::new(),
            },
            "GET /h",
        ),
        sends(
            "two items",
            &Header {
                value: vec!["a", "b"],
            },
            "GET /h",
        )
        .header("x-trace-id: a")
        .header("x-trace-id: b"),
        sends(
            "an absent list",
            &Header {
                value: None::<Vec<u8>>,
            },
            "GET /h",
        ),
        sends(
            "a present list",
            &Header {
                value: Some(vec![1, 2]),
            },
            "GET /h",
        )
        .header("x-trace-id: 1")
        .header("x-trace-id: 2"),
    ]);
}

#[test]
fn invalid_header_values_are_refused() {
    const SPACE: &str =
        "field `value`: a header value cannot begin or end with white space, which receivers drop";

    let row = |name: &str, value: &str, found: &str| {
        let reason =
            format!("field `value`: a header value holds visible ASCII only; there is {found}");
        refuses(name, &Header::<String>::new(value), &reason)
    };
    check(vec![
        row("a line feed", "a\nx-admin: 1", "a line break at byte 1"),
        row("a carriage return", "ab\r", "a line break at byte 2"),
        row("both", "\r\n", "a line break at byte 0"),
        row("a zero byte", "a\0", "a control character at byte 1"),
        row("delete", "\u{7f}", "a control character at byte 0"),
        row("an escape", "\u{1b}[0m", "a control character at byte 0"),
        row("two bytes", "señal", "a character outside ASCII at byte 2"),
        row("four bytes", "😀", "a character outside ASCII at byte 0"),
        refuses("a leading space", &Header::<String>::new(" a"), SPACE),
        refuses("a trailing space", &Header::<String>::new("a "), SPACE),
        refuses("a leading tab", &Header::<String>::new("\ta"), SPACE),
        refuses("a lone space", &Header::<String>::new(" "), SPACE),
        refuses(
            "the second of a list",
            &Header {
                value: vec!["a", "b "],
            },
            SPACE,
        ),
        refuses(
            "a number that is not finite",
            &Header::<f64>::new(f64::NAN),
            "field `value`: the value has no text form",
        ),
    ]);
}

/// Several headers, one of them secret.
#[jelou_endpoint(POST, "/h/{id}", response = (), service = Plain)]
struct Mixed {
    id: u8,
    #[header("If-Match")]
    version: String,
    #[secret]
    #[header("X-Pin")]
    pin: String,
    #[header("Accept-Language")]
    languages: Option<Vec<String>>,
    note: String,
}

#[test]
fn headers_stand_beside_path_and_body() {
    let request = Mixed::new(7, "v1", "1234", "n").languages(["es", "en"]);
    check(vec![
        sends("all", &request, "POST /h/7")
            .header("if-match: v1")
            .header("x-pin: 1234")
            .header("accept-language: es")
            .header("accept-language: en")
            .body(r#"{"note":"n"}"#),
    ]);
}

#[test]
fn a_secret_header_is_marked_sensitive_and_no_other_is() {
    let encoded = wire::encode(&Mixed::new(7, "v1", "1234", "n")).unwrap();
    assert!(encoded.headers()["x-pin"].is_sensitive());
    assert!(!encoded.headers()["if-match"].is_sensitive());
    assert!(!format!("{:?}", encoded.headers()).contains("1234"));
}
