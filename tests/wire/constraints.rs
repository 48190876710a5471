//! Constraints in every location: the error names the field and the rule.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jelou::{Patch, jelou_endpoint, jelou_model};

use crate::plain::Plain;
use crate::table::{Row, check, refuses, sends};

/// Constraints in path, query and headers.
#[jelou_endpoint(GET, "/l/{code}/{number}", response = (), service = Plain)]
struct Outside {
    #[length(1..=4)]
    code: String,
    #[range(-5..=5)]
    number: i32,
    #[range(1..=50)]
    page_size: Option<u32>,
    #[length(..=2)]
    tags: Option<Vec<String>>,
    #[length(2..)]
    #[query]
    words: Option<String>,
    #[header("X-Trace")]
    #[length(3..=3)]
    trace: Option<String>,
}

/// Constraints on body members.
#[jelou_endpoint(POST, "/l", response = (), service = Plain)]
struct Inside<'a> {
    #[length(1..=4)]
    short_text: Option<Cow<'a, str>>,
    #[length(..=2)]
    items: Option<Vec<Item>>,
    #[range(900..=3600)]
    ttl: Option<u64>,
    #[length(..=3)]
    nick: Patch<String>,
    #[length(1..=1)]
    entries: Option<BTreeMap<String, u8>>,
    #[serde(rename = "Renamed-One")]
    #[length(..=1)]
    renamed: Option<&'a str>,
    title: Option<Title>,
    either: Option<Either>,
}

/// A model with a constraint.
#[jelou_model]
struct Item {
    /// Three to five characters.
    #[length(3..=5)]
    full_name: String,
}

/// A newtype with a constraint.
#[jelou_model]
struct Title(#[length(1..=20)] String);

/// A variant with a constraint.
#[jelou_model]
#[serde(untagged)]
enum Either {
    /// A model.
    Item(Item),
}

fn plain_one() -> Outside {
    Outside::new("c", 0)
}

fn out(name: &str, request: &Outside, reason: &str) -> Row {
    refuses(name, request, reason)
}

#[test]
fn values_outside_the_body_are_measured_before_they_are_written() {
    check(vec![
        out(
            "text in the path, too long",
            &Outside::new("12345", 0),
            "field `code`: must have 1 to 4 characters, has 5",
        ),
        out(
            "text in the path, empty",
            &Outside::new("", 0),
            "field `code`: must have 1 to 4 characters, has 0",
        ),
        out(
            "number in the path, too large",
            &Outside::new("c", 6),
            "field `number`: must be -5 to 5, is 6",
        ),
        out(
            "number in the path, too small",
            &Outside::new("c", -6),
            "field `number`: must be -5 to 5, is -6",
        ),
        out(
            "number in the query",
            &plain_one().page_size(51),
            "field `page_size`: must be 1 to 50, is 51",
        ),
        out(
            "zero in the query",
            &plain_one().page_size(0),
            "field `page_size`: must be 1 to 50, is 0",
        ),
        out(
            "list in the query",
            &plain_one().tags(["a", "b", "c"]),
            "field `tags`: must have at most 2 items, has 3",
        ),
        out(
            "text in the query",
            &plain_one().words("a"),
            "field `words`: must have at least 2 characters, has 1",
        ),
        out(
            "text in a header",
            &plain_one().trace("abcd"),
            "field `trace`: must have exactly 3 characters, has 4",
        ),
    ]);
}

#[test]
fn values_outside_the_body_pass_up_to_their_bounds() {
    check(vec![
        sends("nothing set", &plain_one(), "GET /l/c/0"),
        sends(
            "four characters of four bytes",
            &Outside::new("😀😀😀😀", -5),
            "GET /l/%F0%9F%98%80%F0%9F%98%80%F0%9F%98%80%F0%9F%98%80/-5",
        ),
        sends(
            "both ends of a number",
            &plain_one().page_size(50),
            "GET /l/c/0?pageSize=50",
        ),
        sends(
            "a full list",
            &plain_one().tags(["a", "b"]),
            "GET /l/c/0?tags=a&tags=b",
        ),
        sends(
            "an empty list",
            &plain_one().tags(Vec::<String>::new()),
            "GET /l/c/0",
        ),
        sends(
            "a header of the right length",
            &plain_one().trace("abc"),
            "GET /l/c/0",
        )
        .header("x-trace: abc"),
    ]);
}

fn nothing() -> Inside<'static> {
    Inside::new()
}

fn within(name: &str, request: &Inside<'_>, reason: &str) -> Row {
    refuses(name, request, reason)
}

#[test]
fn body_members_are_measured_and_named_by_their_path_on_the_wire() {
    let entries = |names: &[&str]| names.iter().map(|name| ((*name).to_owned(), 1)).collect();
    let none: BTreeMap<String, u8> = entries(&[]);
    let two: BTreeMap<String, u8> = entries(&["a", "b"]);
    let wrong = || Item::new("ab");
    check(vec![
        within(
            "a text",
            &nothing().short_text("12345"),
            "field `shortText`: must have 1 to 4 characters, has 5",
        ),
        within(
            "a list",
            &nothing().items([Item::new("abc"), Item::new("abc"), Item::new("abc")]),
            "field `items`: must have at most 2 items, has 3",
        ),
        within(
            "a number",
            &nothing().ttl(899),
            "field `ttl`: must be 900 to 3600, is 899",
        ),
        within(
            "the largest number",
            &nothing().ttl(u64::MAX),
            "field `ttl`: must be 900 to 3600, is 18446744073709551615",
        ),
        within(
            "a patch",
            &nothing().nick("abcd".to_owned()),
            "field `nick`: must have at most 3 characters, has 4",
        ),
        within(
            "an empty map",
            &nothing().entries(none),
            "field `entries`: must have exactly 1 item, has 0",
        ),
        within(
            "a map",
            &nothing().entries(two),
            "field `entries`: must have exactly 1 item, has 2",
        ),
        within(
            "a renamed member",
            &nothing().renamed("ab"),
            "field `Renamed-One`: must have at most 1 character, has 2",
        ),
        within(
            "a member of a model in a list",
            &nothing().items([Item::new("abc"), wrong()]),
            "field `items[1].fullName`: must have 3 to 5 characters, has 2",
        ),
        within(
            "a newtype",
            &nothing().title(""),
            "field `title`: must have 1 to 20 characters, has 0",
        ),
        within(
            "a member of a variant",
            &nothing().either(Either::Item(wrong())),
            "field `either.fullName`: must have 3 to 5 characters, has 2",
        ),
    ]);
}

#[test]
fn body_members_pass_up_to_their_bounds() {
    let row =
        |name: &str, request: Inside<'_>, body: &str| sends(name, &request, "POST /l").body(body);
    check(vec![
        row("nothing set", nothing(), "{}"),
        row(
            "four characters of two bytes",
            nothing().short_text("ñáéí"),
            r#"{"shortText":"ñáéí"}"#,
        ),
        row(
            "the lower end of a number",
            nothing().ttl(900),
            r#"{"ttl":900}"#,
        ),
        row(
            "the upper end of a number",
            nothing().ttl(3600),
            r#"{"ttl":3600}"#,
        ),
        row(
            "a patch set to null",
            nothing().nick(Patch::Null),
            r#"{"nick":null}"#,
        ),
        row(
            "an empty list",
            nothing().items(Vec::<Item>::new()),
            r#"{"items":[]}"#,
        ),
        row(
            "a nested text",
            nothing().items([Item::new("abcde")]),
            r#"{"items":[{"fullName":"abcde"}]}"#,
        ),
        row("a newtype", nothing().title("a"), r#"{"title":"a"}"#),
    ]);
}

/// A whole body is measured like a member.
#[jelou_endpoint(PUT, "/l", response = (), service = Plain)]
struct Whole {
    #[body]
    items: Vec<Item>,
}

#[test]
fn a_whole_body_names_the_path_from_its_root() {
    check(vec![refuses(
        "the second item",
        &Whole::new([Item::new("abc"), Item::new("abcdef")]),
        "field `[1].fullName`: must have 3 to 5 characters, has 6",
    )]);
}

/// A newtype of a number, with a constraint.
#[jelou_model]
struct Rank(#[range(1..=9)] u8);

/// Newtypes with their own constraints, outside the body.
#[jelou_endpoint(GET, "/n/{title}", response = (), service = Plain)]
struct Newtypes<'a> {
    title: Cow<'a, Title>,
    rank: Option<Rank>,
    #[query(style = comma)]
    ranks: Option<Vec<Rank>>,
    #[header("X-Title")]
    header: Option<Box<Title>>,
    #[secret]
    #[header("X-Key")]
    key: Option<Title>,
}

#[test]
fn newtypes_keep_their_constraints_outside_the_body() {
    let good = || Newtypes::new(Cow::Owned(Title::from("a")));
    let long = || Title::from("a".repeat(21));
    check(vec![
        refuses(
            "text in the path",
            &Newtypes::new(Cow::Owned(long())),
            "field `title`: must have 1 to 20 characters, has 21",
        ),
        refuses(
            "number in the query",
            &good().rank(10),
            "field `rank`: must be 1 to 9, is 10",
        ),
        refuses(
            "number in a list",
            &good().ranks([Rank(9), Rank(0)]),
            "field `ranks`: must be 1 to 9, is 0",
        ),
        refuses(
            "text in a header",
            &good().header(Box::new(long())),
            "field `header`: must have 1 to 20 characters, has 21",
        ),
        refuses(
            "secret in a header",
            &good().key(long()),
            "field `key`: must have 1 to 20 characters, has 21",
        ),
        sends(
            "up to their bounds",
            &good()
                .rank(1)
                .ranks([Rank(1), Rank(9)])
                .header(Box::new(Title::from("a".repeat(20)))),
            "GET /n/a?rank=1&ranks=1,9",
        )
        .header(&format!("x-title: {}", "a".repeat(20))),
    ]);
}
