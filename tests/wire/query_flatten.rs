//! `#[query(flatten)]`: the members of a struct or map as pairs.

use std::collections::BTreeMap;

use jelou::{jelou_endpoint, jelou_model};
use proptest::prelude::*;
use serde::Serialize;
use serde_json::{Value, json};

use crate::plain::Plain;
use crate::table::{check, refuses, sends};

/// A flattened value of any type between two fields.
#[jelou_endpoint(GET, "/f", response = (), service = Plain)]
struct Flat<T: Serialize> {
    before: u8,
    #[query(flatten)]
    value: T,
    after: u8,
}

impl<T: Serialize> Flat<T> {
    fn of(value: T) -> Self {
        Self {
            before: 1,
            value,
            after: 2,
        }
    }
}

/// Not in alphabetical order.
#[jelou_model]
struct Filter {
    /// A text.
    zone: String,
    /// A text that may be absent.
    name_part: Option<String>,
    /// A name of its own.
    #[serde(rename = "min[price]")]
    min: Option<f64>,
    /// A list.
    #[serde(default)]
    tags: Vec<String>,
    /// A flag.
    archived: Option<bool>,
}

#[test]
fn the_members_of_a_struct_are_pairs_in_its_order() {
    let full = Filter::new("a b")
        .name_part("x&y")
        .min(0.5)
        .tags(["s", "t"])
        .archived(false);
    check(vec![
        sends(
            "required members only",
            &Flat::of(Filter::new("n")),
            "GET /f?before=1&zone=n&after=2",
        ),
        sends(
            "all members",
            &Flat::of(full),
            "GET /f?before=1&zone=a%20b&namePart=x%26y&min%5Bprice%5D=0.5&tags=s&tags=t\
             &archived=false&after=2",
        ),
        sends(
            "an absent struct",
            &Flat::of(None::<Filter>),
            "GET /f?before=1&after=2",
        ),
        sends(
            "a present struct",
            &Flat::of(Some(Filter::new("n"))),
            "GET /f?before=1&zone=n&after=2",
        ),
    ]);
}

#[test]
fn the_entries_of_a_map_are_pairs() {
    check(vec![
        sends(
            "texts",
            &Flat::of(BTreeMap::from([("b", "2"), ("a", "1")])),
            "GET /f?before=1&a=1&b=2&after=2",
        ),
        sends(
            "names that have to be encoded",
            &Flat::of(BTreeMap::from([("a b", "c"), ("d&e=f", ""), ("ñ[]", "+")])),
            "GET /f?before=1&a%20b=c&d%26e%3Df=&%C3%B1%5B%5D=%2B&after=2",
        ),
        sends(
            "numbers as names",
            &Flat::of(BTreeMap::from([(7, true)])),
            "GET /f?before=1&7=true&after=2",
        ),
        sends(
            "no entry",
            &Flat::of(BTreeMap::<String, u8>::new()),
            "GET /f?before=1&after=2",
        ),
        sends(
            "values of several kinds, null left out",
            &Flat::of(
                json!({"a": null, "b": -1, "c": true, "d": "x", "e": [1, null, "y"], "f": []}),
            ),
            "GET /f?before=1&b=-1&c=true&d=x&e=1&e=y&after=2",
        ),
        sends(
            "an absent entry",
            &Flat::of(BTreeMap::from([("a", None), ("b", Some(2))])),
            "GET /f?before=1&b=2&after=2",
        ),
    ]);
}

#[test]
fn numbers_keep_every_digit() {
    let large = u128::from(u64::MAX) + 2;
    check(vec![
        sends(
            "beyond 64 bits",
            &Flat::of(BTreeMap::from([("a", large), ("b", u128::MAX)])),
            "GET /f?before=1&a=18446744073709551617&b=340282366920938463463374607431768211455\
             &after=2",
        ),
        sends(
            "below zero, in a list",
            &Flat::of(BTreeMap::from([("a", [i128::MIN])])),
            "GET /f?before=1&a=-170141183460469231731687303715884105728&after=2",
        ),
        sends(
            "floats",
            &Flat::of(BTreeMap::from([("a", vec![0.1, 1.0, 5e-324])])),
            "GET /f?before=1&a=0.1&a=1.0&a=5e-324&after=2",
        ),
        sends(
            "texts with escapes",
            &Flat::of(BTreeMap::from([("a\"", vec!["\"\\\n", "null", "[1]"])])),
            "GET /f?before=1&a%22=%22%5C%0A&a%22=null&a%22=%5B1%5D&after=2",
        ),
    ]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_float_is_read_back(number in any::<f64>().prop_filter("finite", |number| number.is_finite())) {
        let encoded = jelou::wire::encode(&Flat::of(BTreeMap::from([("a", number)]))).unwrap();
        let text = encoded.target().strip_prefix("/f?before=1&a=").unwrap();
        let text = text.strip_suffix("&after=2").unwrap().replace("%2B", "+");
        let read: f64 = text.parse().unwrap();
        prop_assert_eq!(read.to_bits(), number.to_bits());
    }
}

#[test]
fn lists_of_anything_but_scalars_are_refused() {
    const NESTED: &str = "a query value is a scalar or a list of scalars, not a nested structure";
    const SCALAR: &str = "only a struct or a map can be flattened into the query";
    check(vec![
        refuses(
            "an object in an object",
            &Flat::of(json!({"a": {"b": 1}})),
            &format!("field `value.a`: {NESTED}"),
        ),
        refuses(
            "a list in a list",
            &Flat::of(json!({"a": [[1]]})),
            &format!("field `value.a`: {NESTED}"),
        ),
        refuses(
            "a text",
            &Flat::of("a"),
            &format!("field `value`: {SCALAR}"),
        ),
        refuses(
            "a number",
            &Flat::of(3),
            &format!("field `value`: {SCALAR}"),
        ),
        refuses(
            "a list",
            &Flat::of([1]),
            &format!("field `value`: {SCALAR}"),
        ),
        refuses(
            "a number that is not finite",
            &Flat::of(BTreeMap::from([("a", f64::NAN)])),
            "field `value.a`: JSON cannot hold the number NaN; it must be finite",
        ),
    ]);
}

/// Two flattened fields and nothing else.
#[jelou_endpoint(GET, "/f?x=1", response = (), service = Plain)]
struct Twice {
    #[query(flatten)]
    first: Option<BTreeMap<String, Value>>,
    #[query(flatten)]
    second: BTreeMap<String, Value>,
}

#[test]
fn several_fields_can_be_flattened_after_fixed_pairs() {
    let one = |name: &str| BTreeMap::from([(name.to_owned(), Value::from(1))]);
    check(vec![
        sends(
            "both",
            &Twice::new(one("b")).first(one("a")),
            "GET /f?x=1&a=1&b=1",
        ),
        sends("none", &Twice::new(BTreeMap::new()), "GET /f?x=1"),
    ]);
}
