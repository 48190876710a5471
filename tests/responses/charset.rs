//! Character sets and byte order marks.

use jelou_tests::response;

use crate::api::{Any, One, Raw, Text};
use crate::shapes::item;
use crate::table::{check, gives, ok, typed, undecodable};

fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn text_in_another_character_set_is_read() {
    let name = item(7).name("Sí €");
    let latin = &b"{\"id\": 7, \"name\": \"S\xed \x80\"}"[..];
    let json = "{\"id\": 7, \"name\": \"Sí €\"}";
    let marked = |bytes| [utf_16("\u{feff}", bytes), utf_16(json, bytes)].concat();
    check(vec![
        gives(
            "windows-1252",
            One,
            typed(200, "application/json; charset=windows-1252", latin),
            &name,
        ),
        gives(
            "latin-1 means the same",
            One,
            typed(200, "application/json; charset=ISO-8859-1", latin),
            &name,
        ),
        gives(
            "in quotes",
            One,
            typed(200, "application/json;charset=\"iso-8859-1\"", latin),
            &name,
        ),
        gives(
            "after another parameter",
            One,
            typed(200, "application/json; v=1; Charset=latin1", latin),
            &name,
        ),
        gives(
            "UTF-16, little end first",
            One,
            typed(
                200,
                "application/json; charset=utf-16le",
                utf_16(json, u16::to_le_bytes),
            ),
            &name,
        ),
        gives(
            "UTF-16, big end first",
            One,
            typed(
                200,
                "application/json; charset=utf-16be",
                utf_16(json, u16::to_be_bytes),
            ),
            &name,
        ),
        gives(
            "UTF-16 with a mark",
            One,
            typed(
                200,
                "application/json; charset=utf-16",
                marked(u16::to_le_bytes),
            ),
            &name,
        ),
        gives(
            "UTF-8",
            One,
            typed(200, "application/json; charset=UTF-8", json),
            &name,
        ),
        gives(
            "a set that is not known",
            One,
            typed(200, "application/json; charset=klingon", json),
            &name,
        ),
        gives("no set", One, ok(json), &name),
        gives("no media type", One, response(200, &[], json), &name),
        gives(
            "text",
            Text,
            typed(200, "text/plain; charset=iso-8859-1", &b"a\xf1o"[..]),
            &"año".to_owned(),
        ),
        undecodable("latin-1 that is not declared", One, ok(latin)).at("name"),
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
