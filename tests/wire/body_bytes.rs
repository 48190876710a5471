//! One field is the whole body, as bytes.

use std::borrow::Cow;

use bytes::Bytes;
use jelou::jelou_endpoint;
use jelou::wire::RawBody;

use crate::plain::Plain;
use crate::table::{Row, check, sends};

/// Bytes of any type.
#[jelou_endpoint(PUT, "/r", response = (), service = Plain, content_type = "text/csv; charset=utf-8")]
struct Raw<T: RawBody> {
    #[raw_body]
    content: T,
}

/// Text that is JSON already.
#[jelou_endpoint(POST, "/r/{id}", response = (), service = Plain, content_type = "application/json")]
struct RawJson<'a> {
    id: u8,
    #[raw_body]
    content: &'a str,
    #[query]
    dry_run: Option<bool>,
}

fn csv<T: RawBody + Clone>(name: &str, content: T, body: impl AsRef<[u8]>) -> Row {
    sends(name, &Raw { content }, "PUT /r")
        .content_type("text/csv; charset=utf-8")
        .body(body)
}

#[test]
fn bytes_are_sent_unchanged() {
    check(vec![
        csv("bytes", Bytes::from_static(b"\x00\x01"), b"\x00\x01"),
        csv("a vector", b"a,b\r\n".to_vec(), "a,b\r\n"),
        csv("a slice", &b"a"[..], "a"),
        csv("a text", "ñ\n".to_owned(), "ñ\n"),
        csv("a borrowed text", "\u{feff}a", "\u{feff}a"),
        csv("a text, borrowed or owned", Cow::Borrowed("a"), "a"),
        csv("nothing", Vec::new(), ""),
        csv("an absent option", None::<Vec<u8>>, ""),
        csv("a present option", Some("a"), "a"),
    ]);
}

#[test]
fn raw_json_is_written_unchanged() {
    check(vec![
        sends(
            "with spaces",
            &RawJson::new(7, "{ \"a\" : 1.0 }").dry_run(true),
            "POST /r/7?dryRun=true",
        )
        .body("{ \"a\" : 1.0 }"),
    ]);
}

/// A JSON body under another media type.
#[jelou_endpoint(PATCH, "/r", response = (), service = Plain,
    content_type = "application/merge-patch+json")]
struct MergePatch {
    title: Option<String>,
}

#[test]
fn members_can_have_another_media_type() {
    check(vec![
        sends("merge patch", &MergePatch::new().title("t"), "PATCH /r")
            .content_type("application/merge-patch+json")
            .body(r#"{"title":"t"}"#),
    ]);
}
