//! Numbers that JSON cannot hold: refused, with the path to the member.

use std::collections::BTreeMap;

use jelou::{Patch, jelou_endpoint, jelou_model};
use serde::Serialize;

use crate::plain::Plain;
use crate::table::{Row, check, refuses, sends};

/// One member of any type.
#[jelou_endpoint(POST, "/n", response = (), service = Plain)]
struct Member<T: Serialize> {
    some_value: T,
}

/// The whole body.
#[jelou_endpoint(POST, "/n", response = (), service = Plain)]
struct Whole<T: Serialize> {
    #[body]
    value: T,
}

/// Flattened members.
#[jelou_endpoint(POST, "/n", response = (), service = Plain)]
struct Flattened {
    #[serde(flatten)]
    price: Price,
    #[serde(flatten)]
    more: BTreeMap<String, f64>,
}

/// A model with a number.
#[jelou_model]
struct Price {
    /// The number.
    per_unit: f64,
    /// Another.
    discount: Option<f32>,
}

/// A model in a model.
#[jelou_model]
struct Order {
    /// Before it.
    note: Option<String>,
    /// The prices.
    all_prices: Vec<Price>,
}

/// A number in a variant.
#[jelou_model]
#[serde(tag = "type")]
enum Figure {
    /// A circle.
    Circle {
        /// The number.
        ray_length: f64,
    },
}

/// A newtype.
#[jelou_model]
struct Degrees(f64);

fn at(path: &str, number: &str) -> String {
    format!("field `{path}`: JSON cannot hold the number {number}; it must be finite")
}

fn refuses_member<T: Serialize>(name: &str, some_value: T, path: &str) -> Row {
    refuses(name, &Member { some_value }, &at(path, "NaN"))
}

#[test]
fn a_number_that_is_not_finite_is_refused_with_its_path() {
    const NAN: f64 = f64::NAN;
    let order = || Order::new([Price::new(1.0), Price::new(NAN)]);
    check(vec![
        refuses_member("a member", NAN, "someValue"),
        refuses_member("in an option", Some(NAN), "someValue"),
        refuses_member("in a patch", Patch::Value(NAN), "someValue"),
        refuses_member("in a newtype", Degrees(NAN), "someValue"),
        refuses_member("in a list", vec![1.0, 2.0, NAN], "someValue[2]"),
        refuses_member(
            "in a list of lists",
            vec![vec![], vec![NAN]],
            "someValue[1][0]",
        ),
        refuses_member("in a tuple", ("a", NAN), "someValue[1]"),
        refuses_member("in a map", BTreeMap::from([("a b", NAN)]), "someValue.a b"),
        refuses_member(
            "in a map with numbers as names",
            BTreeMap::from([(7, NAN)]),
            "someValue.7",
        ),
        refuses_member("in a model", Price::new(NAN), "someValue.perUnit"),
        refuses_member(
            "in an option of a model",
            Price::new(1.0).discount(f32::NAN),
            "someValue.discount",
        ),
        refuses_member(
            "in a model in a list in a model",
            order(),
            "someValue.allPrices[1].perUnit",
        ),
        refuses_member(
            "in a variant",
            Figure::Circle { ray_length: NAN },
            "someValue.rayLength",
        ),
        refuses_member("after a null", (None::<u8>, NAN), "someValue[1]"),
        refuses(
            "as the whole body",
            &Whole { value: NAN },
            &at("body", "NaN"),
        ),
        refuses(
            "in the whole body",
            &Whole { value: order() },
            &at("allPrices[1].perUnit", "NaN"),
        ),
        refuses(
            "in a list as the body",
            &Whole { value: [NAN] },
            &at("[0]", "NaN"),
        ),
        refuses(
            "in a flattened model",
            &Flattened::new(Price::new(NAN), BTreeMap::new()),
            &at("perUnit", "NaN"),
        ),
        refuses(
            "in a flattened map",
            &Flattened::new(Price::new(1.0), BTreeMap::from([("a".to_owned(), NAN)])),
            &at("a", "NaN"),
        ),
        refuses(
            "infinity",
            &Whole {
                value: f64::INFINITY,
            },
            &at("body", "inf"),
        ),
        refuses(
            "less than all",
            &Whole {
                value: f32::NEG_INFINITY,
            },
            &at("body", "-inf"),
        ),
    ]);
}

#[test]
fn values_that_json_can_hold_pass() {
    check(vec![
        sends("the largest number", &Whole { value: f64::MAX }, "POST /n")
            .body("1.7976931348623157e+308"),
        sends("the smallest number", &Whole { value: 5e-324 }, "POST /n").body("5e-324"),
        sends(
            "less than zero by nothing",
            &Whole { value: -0.0 },
            "POST /n",
        )
        .body("-0.0"),
        sends(
            "a null that is meant",
            &Whole {
                value: (None::<f64>, 1.5),
            },
            "POST /n",
        )
        .body("[null,1.5]"),
    ]);
}

#[test]
fn a_name_that_json_cannot_hold_is_refused() {
    let lists_as_names = BTreeMap::from([(vec![1], 2)]);
    check(vec![refuses(
        "a list as a name",
        &Whole {
            value: lists_as_names,
        },
        "field `body`: key must be a string",
    )]);
}
