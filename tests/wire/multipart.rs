//! Multipart bodies, byte for byte except for the boundary.

use bytes::Bytes;
use jelou::wire::{Part, PartValue};
use jelou::{jelou_endpoint, wire};

use crate::plain::Plain;
use crate::table::{BOUNDARY, Row, check, refuses, sends};

/// One part of any type.
#[jelou_endpoint(POST, "/m", response = (), service = Plain)]
struct One<T: PartValue> {
    #[part("the file")]
    value: T,
}

/// Several parts beside a path and a query value.
#[jelou_endpoint(POST, "/m/{id}", response = (), service = Plain)]
struct Several {
    id: u8,
    #[query]
    dry_run: bool,
    #[part]
    bot_id: String,
    #[part]
    file: Part,
    #[part]
    company_id: Option<u32>,
    #[part("images")]
    images: Vec<Part>,
    #[part]
    tags: Vec<String>,
}

/// Only an optional part.
#[jelou_endpoint(POST, "/m", response = (), service = Plain)]
struct OnlyOptional {
    #[part]
    note: Option<String>,
}

/// The end of a body.
const END: &str = "--{boundary}--\r\n";

fn multipart(row: Row, parts: &[&str]) -> Row {
    let parts: Vec<String> = parts
        .iter()
        .map(|part| format!("--{BOUNDARY}\r\n{part}\r\n"))
        .collect();
    let body = format!("{}{END}", parts.concat());
    row.content_type(&format!("multipart/form-data; boundary={BOUNDARY}"))
        .body(body)
}

fn part_of<T: PartValue + Clone>(name: &str, value: T, parts: &[&str]) -> Row {
    multipart(sends(name, &One { value }, "POST /m"), parts)
}

/// A part under the name of [`One`], with more head lines.
fn part(more: &str, content: &str) -> String {
    format!("Content-Disposition: form-data; name=\"the file\"{more}\r\n\r\n{content}")
}

#[test]
fn a_part_has_a_name_and_its_content() {
    check(vec![
        part_of("a text", "a b", &[&part("", "a b")]),
        part_of("an owned text", "ñ😀".to_owned(), &[&part("", "ñ😀")]),
        part_of("an empty text", "", &[&part("", "")]),
        part_of("line breaks", "a\r\n--b\r\n", &[&part("", "a\r\n--b\r\n")]),
        part_of("bytes", Bytes::from_static(b"a\0b"), &[&part("", "a\0b")]),
        part_of("a vector of bytes", vec![97_u8, 98], &[&part("", "ab")]),
        part_of("a number", 42_u32, &[&part("", "42")]),
        part_of("a flag", true, &[&part("", "true")]),
        part_of("a present option", Some("a"), &[&part("", "a")]),
        part_of(
            "a list of texts",
            vec!["a".to_owned(), "b".to_owned()],
            &[&part("", "a"), &part("", "b")],
        ),
        part_of("an empty list", Vec::<String>::new(), &[]),
        part_of(
            "a list of parts",
            vec![Part::new("a"), Part::new("b").file_name("b.txt")],
            &[&part("", "a"), &part("; filename=\"b.txt\"", "b")],
        ),
    ]);
}

#[test]
fn a_file_has_a_name_and_a_media_type() {
    let file = |name: &str| Part::new("x,y\n").file_name(name);
    let named = |name: &str| part(&format!("; filename=\"{name}\""), "x,y\n");
    check(vec![
        part_of("a name", file("rows.csv"), &[&named("rows.csv")]),
        part_of(
            "a name and a media type",
            file("rows.csv").content_type("text/csv"),
            &[&part(
                "; filename=\"rows.csv\"\r\nContent-Type: text/csv",
                "x,y\n",
            )],
        ),
        part_of(
            "a media type only",
            Part::new("{}").content_type("application/json"),
            &[&part("\r\nContent-Type: application/json", "{}")],
        ),
        part_of(
            "a name of two bytes",
            file("año 1.csv"),
            &[&named("año 1.csv")],
        ),
        part_of(
            "quotes and line breaks in a name",
            file("a\"\r\nb"),
            &[&named("a%22%0D%0Ab")],
        ),
        part_of("a backslash in a name", file("a\\b"), &[&named("a\\b")]),
        refuses(
            "a media type with a line break",
            &One {
                value: Part::new("").content_type("text/csv\r\nX: 1"),
            },
            "field `value`: the content type: a header value holds visible ASCII only; there is a \
             line break at byte 8",
        ),
    ]);
}

#[test]
fn parts_stand_in_the_order_of_their_fields() {
    let file = || {
        Part::new("PNG")
            .file_name("a.png")
            .content_type("image/png")
    };
    let head = |name: &str, content: &str| {
        format!("Content-Disposition: form-data; name=\"{name}\"\r\n\r\n{content}")
    };
    let file_part = "Content-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\
                     Content-Type: image/png\r\n\r\nPNG";
    let few = Several::new(
        7,
        true,
        "b",
        file(),
        Vec::<Part>::new(),
        Vec::<String>::new(),
    );
    let many = Several::new(
        7,
        true,
        "b",
        file(),
        [Part::new("1"), Part::new("2")],
        ["t"],
    );
    check(vec![
        multipart(
            sends("what is absent has no part", &few, "POST /m/7?dryRun=true"),
            &[&head("botId", "b"), file_part],
        ),
        multipart(
            sends("all", &many.company_id(3), "POST /m/7?dryRun=true"),
            &[
                &head("botId", "b"),
                file_part,
                &head("companyId", "3"),
                &head("images", "1"),
                &head("images", "2"),
                &head("tags", "t"),
            ],
        ),
    ]);
}

#[test]
fn a_body_without_parts_is_still_multipart() {
    check(vec![
        multipart(sends("absent", &OnlyOptional::new(), "POST /m"), &[]),
        multipart(
            sends("present", &OnlyOptional::new().note("n"), "POST /m"),
            &["Content-Disposition: form-data; name=\"note\"\r\n\r\nn"],
        ),
    ]);
}

#[test]
fn the_boundary_is_in_no_part_and_depends_on_the_content() {
    let boundary = |content: &str| {
        let encoded = wire::encode(&One {
            value: content.to_owned(),
        })
        .unwrap();
        let content_type = encoded.headers()["content-type"]
            .to_str()
            .unwrap()
            .to_owned();
        content_type.rsplit_once('=').unwrap().1.to_owned()
    };
    let first = boundary("a");
    assert_eq!(first, boundary("a"));
    assert_ne!(first, boundary("b"));
    assert!(first.len() <= 70, "RFC 2046, section 5.1.1");
    // Content that holds its own boundary cannot be constructed. Content that holds the boundary of
    // another body must get a different one.
    let nested = boundary(&format!("--{first}\r\n"));
    assert_ne!(first, nested);
}
