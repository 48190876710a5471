//! Charsets and byte order marks.

use jelou::ErrorKind::Api;
use jelou::Outcome::{Refused, Unknown};
use jelou_tests::response;

use crate::api::{Any, Create, Many, Maybe, One, Raw, Text};
use crate::shapes::item;
use crate::table::{check, fails, gives, json, ok, typed, undecodable};

const LATIN: &[u8] = b"{\"id\": 7, \"name\": \"S\xed \x80\"}";

fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn a_body_that_is_not_utf_8_is_an_error_that_names_the_declared_charset() {
    let json = "{\"id\": 7, \"name\": \"Sí €\"}";
    let marked = |bytes| [utf_16("\u{feff}", bytes), utf_16(json, bytes)].concat();
    let not_utf_8 = |at: &str, charset: &str| {
        format!(
            "the response is not a `Item`{at}: the text is not UTF-8; its declared charset is {charset}, in "
        )
    };
    let latin = |name: &str, content_type: &str, charset: &str| {
        undecodable(name, One, typed(200, content_type, LATIN))
            .at("name")
            .begins(&not_utf_8(" at `name`", charset))
    };
    let wide = |name: &str, charset: &str, body: Vec<u8>| {
        let content_type = format!("application/json; charset={charset}");
        undecodable(name, One, typed(200, &content_type, body)).begins(&not_utf_8("", charset))
    };
    check(vec![
        latin("windows-1252", "application/json; charset=windows-1252", "windows-1252"),
        latin("latin-1", "application/json; charset=ISO-8859-1", "ISO-8859-1"),
        latin("in quotes", "application/json;charset=\"iso-8859-1\"", "iso-8859-1"),
        latin("after another parameter", "application/json; v=1; Charset=latin1", "latin1"),
        latin("UTF-8", "application/json; charset=utf-8", "utf-8"),
        latin("a charset that is not known", "application/json; charset=klingon", "klingon"),
        wide("UTF-16, little end first", "utf-16le", utf_16(json, u16::to_le_bytes)),
        wide("UTF-16, big end first", "utf-16be", utf_16(json, u16::to_be_bytes)),
        wide("UTF-16 with a mark", "utf-16", marked(u16::to_le_bytes)),
        undecodable(
            "a list",
            Many,
            typed(200, "application/json; charset=iso-8859-1", &b"[{\"id\": 7, \"name\": \"\xed\"}]"[..]),
        )
        .at("[0].name")
        .begins("the response is not a `Vec<Item>` at `[0].name`: the text is not UTF-8; its declared charset is iso-8859-1, in "),
        undecodable("an option", Maybe, typed(200, "application/json; charset=iso-8859-1", LATIN))
            .at("name")
            .begins(&not_utf_8(" at `name`", "iso-8859-1")),
        undecodable(
            "text",
            Text,
            typed(200, "text/plain; charset=iso-8859-1", &b"a\xf1o"[..]),
        )
        .says("the response is not UTF-8 text: invalid utf-8 sequence of 1 bytes from index 1; its declared charset is iso-8859-1"),
        undecodable("latin-1 that is not declared", One, ok(LATIN))
            .at("name")
            .begins("the response is not a `Item` at `name`: the text is not UTF-8, in "),
    ]);
}

#[test]
fn utf_8_is_read_whatever_charset_is_declared() {
    let json = "{\"id\": 7, \"name\": \"Sí €\"}";
    let read = |name: &str, content_type: &str| {
        gives(
            name,
            One,
            typed(200, content_type, json),
            &item(7).name("Sí €"),
        )
    };
    check(vec![
        read("UTF-8", "application/json; charset=UTF-8"),
        read("latin-1", "application/json; charset=iso-8859-1"),
        read("UTF-16", "application/json; charset=utf-16"),
        read(
            "a charset that is not known",
            "application/json; charset=klingon",
        ),
        read("no charset", "application/json"),
        gives(
            "no media type",
            One,
            response(200, &[], json),
            &item(7).name("Sí €"),
        ),
        gives(
            "text",
            Text,
            typed(200, "text/plain; charset=iso-8859-1", "año"),
            &"año".to_owned(),
        ),
    ]);
}

#[test]
fn an_error_body_that_is_not_utf_8_gives_no_value() {
    let body = &b"{\"code\": \"bot_not_found\", \"message\": \"no encontr\xf3\"}"[..];
    let latin = "application/json; charset=iso-8859-1";
    check(vec![
        fails("declared", Create, typed(404, latin, body), Api, Refused)
            .says("the response is not UTF-8 text; its declared charset is iso-8859-1"),
        fails(
            "declared, 500",
            Create,
            typed(500, latin, body),
            Api,
            Unknown,
        )
        .says("the response is not UTF-8 text; its declared charset is iso-8859-1"),
        fails("not declared", Create, json(404, body), Api, Refused)
            .says("the response is not UTF-8 text"),
        fails(
            "UTF-8 under another charset",
            Create,
            typed(
                404,
                latin,
                r#"{"code": "bot_not_found", "message": "no encontró"}"#,
            ),
            Api,
            Refused,
        )
        .code("bot_not_found")
        .says("no encontró"),
    ]);
}

#[test]
fn a_byte_order_mark_is_no_content() {
    check(vec![
        gives("JSON", One, ok("\u{feff}{\"id\": 7}"), &item(7)),
        gives(
            "text",
            Text,
            typed(200, "text/plain", "\u{feff}a"),
            &"a".to_owned(),
        ),
        gives(
            "a mark inside",
            Any,
            ok("\"a\u{feff}\""),
            &"a\u{feff}".into(),
        ),
    ]);
}

#[test]
fn bytes_are_given_as_they_came() {
    let kept = |bytes: &'static [u8]| bytes.into();
    check(vec![
        gives(
            "a byte order mark",
            Raw,
            typed(200, "text/csv", "\u{feff}a"),
            &kept("\u{feff}a".as_bytes()),
        ),
        gives(
            "another character set",
            Raw,
            typed(200, "text/csv; charset=iso-8859-1", &b"a\xf1o"[..]),
            &kept(b"a\xf1o"),
        ),
    ]);
}
