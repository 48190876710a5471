//! `#[secret]` fields: the server receives their values.

use std::collections::BTreeMap;

use jelou::wire::{HeaderField, Part, PartValue, QueryField};
use jelou::{jelou_endpoint, jelou_model};
use serde::Serialize;

use crate::plain::Plain;
use crate::table::{BOUNDARY, check, refuses, sends};

/// The text that must reach the server, and never be printed.
pub(crate) const SECRET: &str = "hunter2";

/// In the path.
#[jelou_endpoint(GET, "/x/v-{value}/end", response = (), service = Plain)]
pub(crate) struct InPath {
    #[secret]
    value: String,
}

/// In the query.
#[jelou_endpoint(GET, "/x", response = (), service = Plain)]
pub(crate) struct InQuery<T: QueryField> {
    #[secret]
    #[query("q")]
    pub(crate) value: T,
}

/// All of the query.
#[jelou_endpoint(GET, "/x", response = (), service = Plain)]
pub(crate) struct InFlatQuery {
    #[secret]
    #[query(flatten)]
    value: BTreeMap<String, String>,
}

/// In a header.
#[jelou_endpoint(GET, "/x", response = (), service = Plain)]
pub(crate) struct InHeader<T: HeaderField> {
    #[secret]
    #[header("X-Pin")]
    pub(crate) value: T,
}

/// In a body member.
#[jelou_endpoint(POST, "/x", response = (), service = Plain)]
pub(crate) struct InMember<T: Serialize> {
    #[secret]
    pub(crate) value: T,
    pub(crate) open: u8,
}

/// In a body member that may be absent.
#[jelou_endpoint(POST, "/x", response = (), service = Plain)]
pub(crate) struct InOptional {
    #[secret]
    value: Option<String>,
}

/// In a body member with a constraint.
#[jelou_endpoint(POST, "/x", response = (), service = Plain)]
pub(crate) struct InLimited {
    #[secret]
    #[length(1..=8)]
    value: String,
}

/// In a member of a model.
#[jelou_endpoint(POST, "/x", response = (), service = Plain)]
pub(crate) struct InModel {
    login: Login,
    others: Vec<Login>,
}

/// A model with a secret.
#[jelou_model]
pub(crate) struct Login {
    /// Who.
    user: String,
    /// The secret.
    #[secret]
    password: String,
    /// A secret that may be absent.
    #[secret]
    #[length(..=8)]
    pin: Option<String>,
}

/// The whole body.
#[jelou_endpoint(POST, "/x", response = (), service = Plain)]
pub(crate) struct InBody {
    #[secret]
    #[body]
    value: BTreeMap<String, String>,
}

/// The whole body, which may be absent.
#[jelou_endpoint(POST, "/x", response = (), service = Plain)]
pub(crate) struct InOptionalBody {
    #[secret]
    #[body]
    value: Option<String>,
}

/// The whole body as bytes.
#[jelou_endpoint(POST, "/x", response = (), service = Plain, content_type = "text/plain")]
pub(crate) struct InBytes {
    #[secret]
    #[raw_body]
    value: String,
}

/// In a part.
#[jelou_endpoint(POST, "/x", response = (), service = Plain)]
pub(crate) struct InPart<T: PartValue> {
    #[secret]
    #[part]
    pub(crate) value: T,
}

/// In a part that may be absent, beside another.
#[jelou_endpoint(POST, "/x", response = (), service = Plain)]
pub(crate) struct InOptionalPart {
    #[part]
    open: String,
    #[secret]
    #[part]
    value: Option<Part>,
}

pub(crate) fn map() -> BTreeMap<String, String> {
    BTreeMap::from([("key".to_owned(), SECRET.to_owned())])
}

#[test]
fn the_server_gets_the_secret_itself() {
    let login = || Login::new("ana", SECRET);
    check(vec![
        sends("path", &InPath::new(SECRET), "GET /x/v-hunter2/end"),
        sends("query", &InQuery { value: SECRET }, "GET /x?q=hunter2"),
        sends("option in the query", &InQuery { value: Some(SECRET) }, "GET /x?q=hunter2"),
        sends("list in the query", &InQuery { value: vec!["a", SECRET] }, "GET /x?q=a&q=hunter2"),
        sends("flattened query", &InFlatQuery::new(map()), "GET /x?key=hunter2"),
        sends("header", &InHeader { value: SECRET }, "GET /x").header("x-pin: hunter2"),
        sends("list in a header", &InHeader { value: vec!["a", SECRET] }, "GET /x")
            .header("x-pin: a")
            .header("x-pin: hunter2"),
        sends("member", &InMember { value: SECRET, open: 1 }, "POST /x")
            .body(r#"{"value":"hunter2","open":1}"#),
        sends("number", &InMember { value: 1234, open: 1 }, "POST /x")
            .body(r#"{"value":1234,"open":1}"#),
        sends("map", &InMember { value: map(), open: 1 }, "POST /x")
            .body(r#"{"value":{"key":"hunter2"},"open":1}"#),
        sends("optional member", &InOptional::new().value(SECRET), "POST /x")
            .body(r#"{"value":"hunter2"}"#),
        sends("limited member", &InLimited::new(SECRET), "POST /x").body(r#"{"value":"hunter2"}"#),
        sends("member of a model", &InModel::new(login().pin("1234"), [login()]), "POST /x").body(
            r#"{"login":{"user":"ana","password":"hunter2","pin":"1234"},"others":[{"user":"ana","password":"hunter2"}]}"#,
        ),
        sends("whole body", &InBody::new(map()), "POST /x").body(r#"{"key":"hunter2"}"#),
        sends("optional body", &InOptionalBody::new().value(SECRET), "POST /x")
            .body(r#""hunter2""#),
        sends("bytes", &InBytes::new(SECRET), "POST /x").content_type("text/plain").body(SECRET),
        sends("part", &InPart { value: SECRET }, "POST /x")
            .content_type(&format!("multipart/form-data; boundary={BOUNDARY}"))
            .body(
                "--{boundary}\r\nContent-Disposition: form-data; name=\"value\"\r\n\r\nhunter2\r\n\
                 --{boundary}--\r\n",
            ),
    ]);
}

#[test]
fn an_absent_secret_is_absent() {
    check(vec![
        sends(
            "query",
            &InQuery {
                value: None::<String>,
            },
            "GET /x",
        ),
        sends(
            "header",
            &InHeader {
                value: None::<String>,
            },
            "GET /x",
        ),
        sends("member", &InOptional::new(), "POST /x").body("{}"),
        sends("whole body", &InOptionalBody::new(), "POST /x"),
    ]);
}

#[test]
fn a_secret_that_is_refused_is_not_repeated() {
    check(vec![
        refuses(
            "a line break in a header",
            &InHeader { value: "hunter2\n" },
            "field `value`: a header value holds visible ASCII only; there is a line break at byte 7",
        ),
        refuses(
            "too long for a member",
            &InLimited::new("hunter2hunter2"),
            "field `value`: must have 1 to 8 characters, has 14",
        ),
        refuses(
            "too long for a member of a model",
            &InModel::new(
                Login::new("ana", SECRET).pin("123456789"),
                Vec::<Login>::new(),
            ),
            "field `login.pin`: must have at most 8 characters, has 9",
        ),
    ]);
}
