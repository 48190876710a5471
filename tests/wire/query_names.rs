//! The names of query pairs, and which fields travel in the query.

use jelou::jelou_endpoint;

use crate::plain::Plain;
use crate::table::{check, sends};

/// Names are written unchanged, except for characters that a name cannot hold.
#[jelou_endpoint(GET, "/n", response = (), service = Plain)]
struct Names {
    #[query(name = "expand[]")]
    expand: Option<u8>,
    #[query("filter[name]")]
    filter: Option<u8>,
    #[query("a b")]
    space: Option<u8>,
    #[query("a&b=c")]
    separators: Option<u8>,
    #[query("a+b#c%d")]
    reserved: Option<u8>,
    #[query("año")]
    year: Option<u8>,
    #[query("x-y_z.~")]
    unreserved: Option<u8>,
    #[query("$top")]
    dollar: Option<u8>,
}

#[test]
fn a_name_is_percent_encoded_like_a_value() {
    check(vec![
        sends("brackets", &Names::new().expand(1), "GET /n?expand%5B%5D=1"),
        sends(
            "a name in brackets",
            &Names::new().filter(1),
            "GET /n?filter%5Bname%5D=1",
        ),
        sends("a space", &Names::new().space(1), "GET /n?a%20b=1"),
        sends(
            "separators",
            &Names::new().separators(1),
            "GET /n?a%26b%3Dc=1",
        ),
        sends(
            "reserved",
            &Names::new().reserved(1),
            "GET /n?a%2Bb%23c%25d=1",
        ),
        sends("two bytes", &Names::new().year(1), "GET /n?a%C3%B1o=1"),
        sends(
            "unreserved",
            &Names::new().unreserved(1),
            "GET /n?x-y_z.~=1",
        ),
        sends("a dollar sign", &Names::new().dollar(1), "GET /n?%24top=1"),
    ]);
}

/// Camel case, unless a field says otherwise.
#[jelou_endpoint(GET, "/n", response = (), service = Plain)]
struct Camel {
    page_size: u8,
    #[query]
    start_at: u8,
    #[serde(rename = "Sort-By")]
    sort_by: u8,
    r#type: u8,
}

/// Another rule for the names.
#[jelou_endpoint(GET, "/n", response = (), service = Plain, rename_all = "snake_case")]
struct Snake {
    page_size: u8,
}

/// Another rule for the names.
#[jelou_endpoint(GET, "/n", response = (), service = Plain, rename_all = "kebab-case")]
struct Kebab {
    page_size: u8,
}

/// Another rule for the names.
#[jelou_endpoint(GET, "/n", response = (), service = Plain, rename_all = "PascalCase")]
struct Pascal {
    page_size: u8,
}

#[test]
fn names_follow_the_rule_of_the_declaration() {
    check(vec![
        sends(
            "camel case, and names of their own",
            &Camel::new(1, 2, 3, 4),
            "GET /n?pageSize=1&startAt=2&Sort-By=3&type=4",
        ),
        sends("snake case", &Snake::new(1), "GET /n?page_size=1"),
        sends("kebab case", &Kebab::new(1), "GET /n?page-size=1"),
        sends("Pascal case", &Pascal::new(1), "GET /n?PageSize=1"),
    ]);
}

/// Fields of a DELETE without attributes.
#[jelou_endpoint(DELETE, "/n", response = (), service = Plain)]
struct Deleted {
    hard: bool,
}

/// Fields of a HEAD without attributes.
#[jelou_endpoint(HEAD, "/n", response = (), service = Plain)]
struct Headed {
    hard: bool,
}

/// Fields of an OPTIONS without attributes.
#[jelou_endpoint(OPTIONS, "/n", response = (), service = Plain)]
struct Asked {
    hard: bool,
}

/// Fields of a POST without attributes, in the query by declaration.
#[jelou_endpoint(POST, "/n", response = (), service = Plain, unmarked = query)]
struct PostedInQuery {
    hard: bool,
}

/// A field with an attribute beside one without.
#[jelou_endpoint(PUT, "/n", response = (), service = Plain)]
struct PutWithQuery {
    #[query]
    dry_run: bool,
    hard: bool,
}

#[test]
fn fields_without_a_location_attribute_travel_by_method() {
    check(vec![
        sends("DELETE", &Deleted::new(true), "DELETE /n?hard=true"),
        sends("HEAD", &Headed::new(true), "HEAD /n?hard=true"),
        sends("OPTIONS", &Asked::new(true), "OPTIONS /n?hard=true"),
        sends(
            "POST by declaration",
            &PostedInQuery::new(true),
            "POST /n?hard=true",
        ),
        sends(
            "PUT with an attribute",
            &PutWithQuery::new(true, false),
            "PUT /n?dryRun=true",
        )
        .body(r#"{"hard":false}"#),
    ]);
}
