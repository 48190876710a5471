//! Query pairs: scalars, options and lists in every style.

use std::borrow::Cow;
use std::collections::BTreeSet;

use jelou::wire::{QueryField, QueryValue};
use jelou::{jelou_endpoint, jelou_model};

use crate::plain::Plain;
use crate::table::{Row, check, refuses, sends};

/// One field of any type, a list repeated.
#[jelou_endpoint(GET, "/s", response = (), service = Plain)]
struct Field<T: QueryField> {
    #[query("q")]
    value: T,
}

/// A list in one pair.
#[jelou_endpoint(GET, "/s", response = (), service = Plain)]
struct Comma<T: QueryValue> {
    #[query(name = "q", style = comma)]
    value: Vec<T>,
}

/// A list under a name with brackets.
#[jelou_endpoint(GET, "/s", response = (), service = Plain)]
struct Brackets<T: QueryValue> {
    #[query(name = "q", style = brackets)]
    value: Vec<T>,
}

/// A list in one pair, or none.
#[jelou_endpoint(GET, "/s", response = (), service = Plain)]
struct MaybeComma {
    #[query(name = "q", style = comma)]
    value: Option<Vec<String>>,
}

/// A description, the text, and its form in the query.
const ENCODED: &[(&str, &str, &str)] = &[
    ("an empty text", "", ""),
    ("unreserved", "aZ0-._~", "aZ0-._~"),
    ("space", "a b", "a%20b"),
    ("plus", "+593", "%2B593"),
    ("ampersand", "a&b", "a%26b"),
    ("equals sign", "a=b", "a%3Db"),
    ("hash", "a#b", "a%23b"),
    ("percent", "50%", "50%25"),
    ("question mark and slash", "?/", "%3F%2F"),
    ("semicolon and comma", "a;b,c", "a%3Bb%2Cc"),
    ("at sign and colon", "a@b:c", "a%40b%3Ac"),
    ("brackets", "a[]", "a%5B%5D"),
    ("quotes", "'\"", "%27%22"),
    ("line break", "a\nb", "a%0Ab"),
    (
        "two, three and four bytes",
        "é€😀",
        "%C3%A9%E2%82%AC%F0%9F%98%80",
    ),
    ("one dot", ".", "."),
    ("two dots", "..", ".."),
    (
        "a date with offset",
        "2025-01-01T00:00:00-05:00",
        "2025-01-01T00%3A00%3A00-05%3A00",
    ),
];

#[test]
fn a_text_is_one_value_whatever_it_holds() {
    check(ENCODED.iter().map(|&(name, text, encoded)| {
        sends(
            name,
            &Field::<String>::new(text),
            &format!("GET /s?q={encoded}"),
        )
    }));
}

/// An open set of texts.
#[jelou_model(rename_all = "SCREAMING_SNAKE_CASE")]
enum Progress {
    /// It has begun.
    InProgress,
}

/// A number of a page.
#[jelou_model]
struct PageNumber(u32);

#[test]
fn every_scalar_can_be_a_query_value() {
    check(vec![
        sends("true", &Field::<bool>::new(true), "GET /s?q=true"),
        sends("false", &Field::<bool>::new(false), "GET /s?q=false"),
        sends("zero", &Field::<u32>::new(0_u32), "GET /s?q=0"),
        sends(
            "a negative number",
            &Field::<i64>::new(-3_i64),
            "GET /s?q=-3",
        ),
        sends("a fraction", &Field::<f64>::new(-0.25), "GET /s?q=-0.25"),
        sends("a whole float", &Field::<f64>::new(1.0), "GET /s?q=1"),
        sends(
            "a short float stays short",
            &Field::<f32>::new(0.1),
            "GET /s?q=0.1",
        ),
        sends("a character", &Field::<char>::new('&'), "GET /s?q=%26"),
        sends(
            "a borrowed text",
            &Field::<&str>::new("a b"),
            "GET /s?q=a%20b",
        ),
        sends(
            "a text, borrowed or owned",
            &Field::<Cow<'_, str>>::new("a b"),
            "GET /s?q=a%20b",
        ),
        sends("a newtype", &Field::<PageNumber>::new(2), "GET /s?q=2"),
        sends(
            "a variant",
            &Field::<Progress>::new(Progress::InProgress),
            "GET /s?q=IN_PROGRESS",
        ),
        sends(
            "a variant that is not known",
            &Field::<Progress>::new("a&b"),
            "GET /s?q=a%26b",
        ),
    ]);
}

#[test]
fn a_number_that_is_not_finite_is_refused() {
    const REASON: &str = "field `value`: the value has no text form: a number must be finite";
    check(vec![
        refuses("not a number", &Field::<f64>::new(f64::NAN), REASON),
        refuses("infinity", &Field::<f64>::new(f64::INFINITY), REASON),
        refuses(
            "a short infinity",
            &Field::<f32>::new(f32::NEG_INFINITY),
            REASON,
        ),
        refuses(
            "in an option",
            &Field {
                value: Some(f64::NAN),
            },
            REASON,
        ),
        refuses(
            "in a list",
            &Field {
                value: vec![1.0, f64::NAN],
            },
            REASON,
        ),
    ]);
}

#[test]
fn an_absent_option_writes_nothing() {
    check(vec![
        sends(
            "absent",
            &Field {
                value: None::<String>,
            },
            "GET /s",
        ),
        sends("present", &Field { value: Some("a b") }, "GET /s?q=a%20b"),
        sends("present and empty", &Field { value: Some("") }, "GET /s?q="),
        sends(
            "an absent list",
            &Field {
                value: None::<Vec<u8>>,
            },
            "GET /s",
        ),
        sends(
            "a present list",
            &Field {
                value: Some(vec![1, 2]),
            },
            "GET /s?q=1&q=2",
        ),
    ]);
}

/// A list in the three styles.
fn lists(name: &str, items: &[&str], [repeated, comma, brackets]: [&str; 3]) -> [Row; 3] {
    let list = || items.iter().copied().map(str::to_owned);
    [
        sends(
            format!("{name}, repeated"),
            &Field {
                value: list().collect::<Vec<String>>(),
            },
            &format!("GET /s{repeated}"),
        ),
        sends(
            format!("{name}, in one pair"),
            &Comma {
                value: list().collect::<Vec<String>>(),
            },
            &format!("GET /s{comma}"),
        ),
        sends(
            format!("{name}, with brackets"),
            &Brackets {
                value: list().collect::<Vec<String>>(),
            },
            &format!("GET /s{brackets}"),
        ),
    ]
}

#[test]
fn a_list_is_written_in_the_style_that_is_declared() {
    let mut rows = Vec::new();
    rows.extend(lists("no item", &[], ["", "", ""]));
    rows.extend(lists("one item", &["a"], ["?q=a", "?q=a", "?q%5B%5D=a"]));
    rows.extend(lists(
        "three items",
        &["a", "b", "c"],
        ["?q=a&q=b&q=c", "?q=a,b,c", "?q%5B%5D=a&q%5B%5D=b&q%5B%5D=c"],
    ));
    rows.extend(lists(
        "reserved characters",
        &["a,b", "c&d", "e=f", ""],
        [
            "?q=a%2Cb&q=c%26d&q=e%3Df&q=",
            "?q=a%2Cb,c%26d,e%3Df,",
            "?q%5B%5D=a%2Cb&q%5B%5D=c%26d&q%5B%5D=e%3Df&q%5B%5D=",
        ],
    ));
    check(rows);
}

#[test]
fn lists_of_other_types_are_written_the_same_way() {
    check(vec![
        sends("numbers", &Comma { value: vec![1, -2] }, "GET /s?q=1,-2"),
        sends(
            "an array",
            &Field {
                value: [true, false],
            },
            "GET /s?q=true&q=false",
        ),
        sends(
            "a set, in its order",
            &Field {
                value: BTreeSet::from(["b", "a"]),
            },
            "GET /s?q=a&q=b",
        ),
        sends(
            "variants",
            &Comma {
                value: vec![Progress::InProgress, Progress::from("X Y")],
            },
            "GET /s?q=IN_PROGRESS,X%20Y",
        ),
        sends("an absent list in one pair", &MaybeComma::new(), "GET /s"),
        sends(
            "a present list in one pair",
            &MaybeComma::new().value(["a", "b"]),
            "GET /s?q=a,b",
        ),
    ]);
}
