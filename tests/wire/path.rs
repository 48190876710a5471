//! Values in the path: each is exactly one segment, whatever it holds.

use std::borrow::Cow;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::Arc;

use jelou::wire::PathValue;
use jelou::{jelou_endpoint, jelou_model};

use crate::plain::Plain;
use crate::table::{check, refuses, sends};

/// One segment of any type.
#[jelou_endpoint(GET, "/v/{value}/end", response = (), service = Plain)]
struct Value<T: PathValue> {
    value: T,
}

/// A description, the text, and its form in the path.
const ENCODED: &[(&str, &str, &str)] = &[
    ("letters and digits stay", "aZ09", "aZ09"),
    ("unreserved punctuation stays", "-._~", "-._~"),
    ("space", "a b", "a%20b"),
    ("a lone space", " ", "%20"),
    ("slash", "a/b", "a%2Fb"),
    ("a lone slash", "/", "%2F"),
    ("backslash", r"a\b", "a%5Cb"),
    ("plus", "+593", "%2B593"),
    ("percent", "50%", "50%25"),
    ("percent and digits", "%41", "%2541"),
    ("question mark", "a?b", "a%3Fb"),
    ("hash", "a#b", "a%23b"),
    ("ampersand", "a&b", "a%26b"),
    ("equals sign", "a=b", "a%3Db"),
    ("semicolon", "a;b", "a%3Bb"),
    ("at sign", "a@b", "a%40b"),
    ("colon", "a:b", "a%3Ab"),
    ("comma", "a,b", "a%2Cb"),
    ("exclamation mark and dollar", "!$", "%21%24"),
    ("quotes", "'\"", "%27%22"),
    ("parentheses and asterisk", "(*)", "%28%2A%29"),
    ("brackets", "[]", "%5B%5D"),
    ("braces", "{x}", "%7Bx%7D"),
    ("angle brackets", "<>", "%3C%3E"),
    ("pipe, caret, backtick", "|^`", "%7C%5E%60"),
    ("line break", "a\r\nb", "a%0D%0Ab"),
    ("tab", "\t", "%09"),
    ("zero byte", "\0", "%00"),
    ("delete", "\u{7f}", "%7F"),
    ("two bytes", "é", "%C3%A9"),
    ("three bytes", "€", "%E2%82%AC"),
    ("four bytes", "😀", "%F0%9F%98%80"),
    ("a combining accent is not composed", "e\u{301}", "e%CC%81"),
    ("a byte order mark", "\u{feff}", "%EF%BB%BF"),
    ("three dots", "...", "..."),
    ("dots that are encoded already", "%2e%2e", "%252e%252e"),
    ("dots and a slash", "../x", "..%2Fx"),
    ("dots between slashes", "a/../b", "a%2F..%2Fb"),
    ("a dot in front", ".a", ".a"),
    ("a dot behind", "a.", "a."),
    ("dots and a space", ".. ", "..%20"),
    ("dots with an encoded zero", "..\0", "..%00"),
    ("a URL", "https://x.y/?z", "https%3A%2F%2Fx.y%2F%3Fz"),
    ("a UUID", "9b2e-4f", "9b2e-4f"),
];

#[test]
fn a_text_is_one_segment_whatever_it_holds() {
    check(ENCODED.iter().map(|&(name, text, encoded)| {
        sends(
            name,
            &Value::<String>::new(text),
            &format!("GET /v/{encoded}/end"),
        )
    }));
}

#[test]
fn a_text_that_urls_cannot_hold_as_a_segment_is_refused() {
    const EMPTY: &str =
        "field `value`: a path value cannot be empty: the request would reach another resource";
    let dots = |dots: &str| {
        format!(
            "field `value`: a path value cannot be `{dots}`: URL libraries remove such segments, \
             and the request would reach another resource"
        )
    };
    check(vec![
        refuses("empty", &Value::<String>::new(""), EMPTY),
        refuses("one dot", &Value::<String>::new("."), &dots(".")),
        refuses("two dots", &Value::<String>::new(".."), &dots("..")),
        refuses("an empty newtype", &Value::<Sku>::new(""), EMPTY),
        refuses(
            "an unknown variant of two dots",
            &Value::<Shelf>::new(".."),
            &dots(".."),
        ),
        refuses("a borrowed dot", &Value::<&str>::new("."), &dots(".")),
    ]);
}

/// An article number.
#[jelou_model]
struct Sku(String);

/// A row number.
#[jelou_model]
struct RowNumber(i64);

/// A part of the store.
#[jelou_model(rename_all = "kebab-case")]
enum Shelf {
    /// In front.
    TopLeft,
    /// Renamed.
    #[serde(rename = "b/1")]
    Back,
}

/// Written by hand.
struct Code(u32);

impl PathValue for Code {
    fn write_path(&self, out: &mut dyn std::fmt::Write) -> std::fmt::Result {
        // In two pieces, one of which would be refused alone.
        out.write_str(".")?;
        write!(out, "/{:04}", self.0)
    }
}

/// Has no text form.
struct Wordless;

impl PathValue for Wordless {
    fn write_path(&self, _: &mut dyn std::fmt::Write) -> std::fmt::Result {
        Err(std::fmt::Error)
    }
}

#[test]
fn every_scalar_can_be_a_segment() {
    let loopback: IpAddr = "::1".parse().unwrap();
    check(vec![
        sends("u8", &Value::<u8>::new(0), "GET /v/0/end"),
        sends(
            "the largest u64",
            &Value::<u64>::new(u64::MAX),
            "GET /v/18446744073709551615/end",
        ),
        sends("a negative i64", &Value::<i64>::new(-5), "GET /v/-5/end"),
        sends(
            "the smallest i64",
            &Value::<i64>::new(i64::MIN),
            "GET /v/-9223372036854775808/end",
        ),
        sends(
            "the largest u128",
            &Value::<u128>::new(u128::MAX),
            "GET /v/340282366920938463463374607431768211455/end",
        ),
        sends(
            "a number that is not zero",
            &Value::<NonZeroU32>::new(NonZeroU32::MIN),
            "GET /v/1/end",
        ),
        sends("a flag", &Value::<bool>::new(true), "GET /v/true/end"),
        sends("a character", &Value::<char>::new('ñ'), "GET /v/%C3%B1/end"),
        sends(
            "an address",
            &Value::<IpAddr>::new(loopback),
            "GET /v/%3A%3A1/end",
        ),
        sends(
            "a borrowed text",
            &Value::<&str>::new("a b"),
            "GET /v/a%20b/end",
        ),
        sends(
            "a text, borrowed or owned",
            &Value::<Cow<'_, str>>::new("a b"),
            "GET /v/a%20b/end",
        ),
        sends(
            "a boxed text",
            &Value::<Box<str>>::new("a b"),
            "GET /v/a%20b/end",
        ),
        sends(
            "a shared text",
            &Value::<Arc<str>>::new("a b"),
            "GET /v/a%20b/end",
        ),
        sends(
            "a newtype of text",
            &Value::<Sku>::new("a/1"),
            "GET /v/a%2F1/end",
        ),
        sends(
            "a newtype of a number",
            &Value::<RowNumber>::new(-7),
            "GET /v/-7/end",
        ),
        sends(
            "a variant",
            &Value::<Shelf>::new(Shelf::TopLeft),
            "GET /v/top-left/end",
        ),
        sends(
            "a variant with a name of its own",
            &Value::<Shelf>::new(Shelf::Back),
            "GET /v/b%2F1/end",
        ),
        sends(
            "a variant that is not known",
            &Value::<Shelf>::new("c 2"),
            "GET /v/c%202/end",
        ),
    ]);
}

#[test]
fn a_type_of_the_user_is_encoded_as_a_whole() {
    let request = Value { value: Code(7) };
    let wordless = Value { value: Wordless };
    check(vec![
        sends("in two pieces", &request, "GET /v/.%2F0007/end"),
        refuses(
            "without a text form",
            &wordless,
            "field `value`: the value has no text form for the path",
        ),
    ]);
}
