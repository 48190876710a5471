//! Path templates: literals, placeholders, several of them in one segment, fixed query pairs.

use jelou::jelou_endpoint;

use crate::plain::Plain;
use crate::table::{check, refuses, sends};

/// The root.
#[jelou_endpoint(GET, "/", response = (), service = Plain)]
struct Root;

/// A trailing slash.
#[jelou_endpoint(GET, "/widget/webhooks/", response = (), service = Plain)]
struct TrailingSlash;

/// Everything that RFC 3986 allows unencoded in a segment, and an encoded space.
#[jelou_endpoint(GET, "/a:@!$&'()*+,;=-._~/%20b", response = (), service = Plain)]
struct Literals;

/// Fields in another order than their placeholders.
#[jelou_endpoint(GET, "/{first}/x/{second}", response = (), service = Plain)]
struct Order {
    second: u8,
    first: u8,
}

/// Two values in one segment.
#[jelou_endpoint(GET, "/range/{from}-{to}", response = (), service = Plain)]
struct Range {
    from: String,
    to: String,
}

/// Literals on both sides of a value.
#[jelou_endpoint(GET, "/files/v{version}.json", response = (), service = Plain)]
struct Document {
    version: String,
}

/// Three values and literals that would be encoded in a value.
#[jelou_endpoint(GET, "/{name}@{host}:{port}/end", response = (), service = Plain)]
struct Address {
    name: String,
    host: String,
    port: u16,
}

/// A placeholder whose name differs from the field's.
#[jelou_endpoint(GET, "/bots/{botId}/users/{userId}", response = (), service = Plain)]
struct Renamed {
    #[path("botId")]
    bot: String,
    #[path("userId")]
    user: String,
}

/// A field with an attribute that it does not need.
#[jelou_endpoint(GET, "/bots/{bot}", response = (), service = Plain)]
struct Marked {
    #[path]
    bot: String,
}

/// A keyword as a name.
#[jelou_endpoint(GET, "/types/{type}", response = (), service = Plain)]
struct Keyword {
    r#type: String,
}

/// A fixed pair.
#[jelou_endpoint(POST, "/templates?sendToAprove=true", response = (), service = Plain)]
struct FixedPair;

/// Fixed pairs, one without a value, before a variable one.
#[jelou_endpoint(GET, "/rows/{id}?expand=a%20b&flag", response = (), service = Plain)]
struct FixedAndVariable {
    id: u8,
    page: Option<u32>,
}

/// The keyword form of the attribute.
#[jelou_endpoint(method = GET, path = "/keyword/{id}", response = (), service = Plain)]
struct KeywordForm {
    id: u8,
}

#[test]
fn literal_text_is_sent_as_it_is_declared() {
    check(vec![
        sends("the root", &Root, "GET /"),
        sends("a trailing slash", &TrailingSlash, "GET /widget/webhooks/"),
        sends(
            "allowed punctuation",
            &Literals,
            "GET /a:@!$&'()*+,;=-._~/%20b",
        ),
        sends("the keyword form", &KeywordForm::new(3), "GET /keyword/3"),
    ]);
}

#[test]
fn placeholders_take_the_fields_that_they_name() {
    check(vec![
        sends(
            "the order of the template",
            &Order {
                second: 2,
                first: 1,
            },
            "GET /1/x/2",
        ),
        sends(
            "names of their own",
            &Renamed::new("b 1", "u/2"),
            "GET /bots/b%201/users/u%2F2",
        ),
        sends("a needless attribute", &Marked::new("b"), "GET /bots/b"),
        sends("a keyword", &Keyword::new("a"), "GET /types/a"),
    ]);
}

#[test]
fn several_values_can_share_a_segment() {
    const EMPTY: &str = "a path value cannot be empty: the request would reach another resource";
    check(vec![
        sends("two values", &Range::new("a", "b"), "GET /range/a-b"),
        sends(
            "a slash in one of them",
            &Range::new("a/x", "b c"),
            "GET /range/a%2Fx-b%20c",
        ),
        sends(
            "literals around a value",
            &Document::new("1.2"),
            "GET /files/v1.2.json",
        ),
        sends(
            "the literals of the template stay, those of the values do not",
            &Address::new("a@b", "x:y", 80),
            "GET /a%40b@x%3Ay:80/end",
        ),
        refuses(
            "the first is empty",
            &Range::new("", "b"),
            &format!("field `from`: {EMPTY}"),
        ),
        refuses(
            "the second is empty",
            &Range::new("a", ""),
            &format!("field `to`: {EMPTY}"),
        ),
    ]);
}

#[test]
fn fixed_pairs_come_before_those_of_fields() {
    check(vec![
        sends(
            "one pair, no body",
            &FixedPair,
            "POST /templates?sendToAprove=true",
        ),
        sends(
            "no variable pair",
            &FixedAndVariable::new(1),
            "GET /rows/1?expand=a%20b&flag",
        ),
        sends(
            "a variable pair after them",
            &FixedAndVariable::new(1).page(2),
            "GET /rows/1?expand=a%20b&flag&page=2",
        ),
    ]);
}
