//! Numbers that free JSON would change.
//!
//! A `serde_json::Value` holds a number in 64 bits: an integer beyond them, or a fraction with more
//! digits than a float keeps, becomes another number without an error. Such a number is refused where it
//! would get into a `Value`. In a field of a type of its own it is read as that type says, and where
//! nobody reads it, it may be any.
//!
//! The type alone knows where its values go, so it is asked: it reads the text once more with something
//! else in the place of the number. That happens only for texts that hold such a number at all.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use memchr::memchr_iter;
use serde::de::{DeserializeOwned, Error as _};
use serde_json::Value;

#[cfg(feature = "drift")]
use crate::drift::from_str as read;
#[cfg(not(feature = "drift"))]
use serde_json::from_str as read;

/// Reads JSON; a number that a `Value` would change is an error at its place.
#[inline]
pub(crate) fn from_str<T: DeserializeOwned>(json: &str) -> serde_json::Result<T> {
    if may_hold_long_number(json.as_bytes()) {
        return from_str_with_long_number(json);
    }
    read(json)
}

#[cold]
fn from_str_with_long_number<T: DeserializeOwned>(json: &str) -> serde_json::Result<T> {
    let value = read(json)?;
    refuse_changed(json, &|json| serde_json::from_str::<T>(json).is_ok())?;
    Ok(value)
}

/// How many digits every float keeps.
const DIGITS: usize = f64::DIGITS as usize;

/// Whether there may be a number that does not fit: one of more digits than any float keeps, or one so
/// small that it may be none. Strings are not told apart from numbers here.
fn may_hold_long_number(json: &[u8]) -> bool {
    const STEP: usize = DIGITS + 1;

    // Of so many bytes in a row one is looked at. If all of them belong to one number, so does one of
    // its neighbours at half that distance.
    let is_part = |at: usize| json.get(at).is_some_and(|byte| is_digit_or_point(*byte));
    let mut at = STEP - 1;
    while at < json.len() {
        if is_part(at) && (is_part(at - STEP / 2) || is_part(at + STEP / 2)) && is_long(json, at) {
            return true;
        }
        at += STEP;
    }
    memchr_iter(b'-', json).any(|at| is_small_exponent(json, at))
}

/// A digit or `.`; `/`, which stands between them in ASCII, does no harm.
#[inline]
fn is_digit_or_point(byte: u8) -> bool {
    matches!(byte, b'.'..=b'9')
}

#[cold]
fn is_long(json: &[u8], at: usize) -> bool {
    let is_part = |byte: &&u8| is_digit_or_point(**byte);
    let before = json[..at].iter().rev().take_while(is_part).count();
    let after = json[at..].iter().take_while(is_part).count();
    before + after > DIGITS
}

/// Whether an exponent of at least three digits has its sign here.
fn is_small_exponent(json: &[u8], at: usize) -> bool {
    let digits = json.get(at + 1..at + 4);
    matches!(json[..at].last(), Some(b'e' | b'E'))
        && digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_digit))
}

/// Stands for a number where a `Value` would be read: the form in which serde_json hands raw text to a
/// `Value`, with a text that is no JSON. Everything else that takes any JSON takes it.
const NOT_A_VALUE: &str = r#"{"$serde_json::private::RawValue":"!"}"#;

/// What only free JSON takes, all of it in the same place.
const ANY: [&str; 3] = ["[]", "true", "\"\""];

/// How many members are asked for one by one. Beyond it, the rest is asked for at once.
const MOST: usize = 256;

#[cold]
fn refuse_changed(json: &str, reads: &dyn Fn(&str) -> bool) -> serde_json::Result<()> {
    for numbers in changed_numbers(json) {
        let takes = |other: &str| reads(&with_other(json, &numbers, other));
        if takes(NOT_A_VALUE) || !ANY.into_iter().all(takes) {
            continue;
        }
        let Some(number) = numbers.first() else {
            continue;
        };
        let read = &json[..number.end];
        let line = read.bytes().filter(|byte| *byte == b'\n').count() + 1;
        let column = read.len() - read.rfind('\n').map_or(0, |at| at + 1);
        return Err(serde_json::Error::custom(format!(
            "the number has more digits than a serde_json::Value keeps, a Json keeps them all at line \
             {line} column {column}"
        )));
    }
    Ok(())
}

/// The text with something else in place of the numbers.
fn with_other(json: &str, numbers: &[Range<usize>], other: &str) -> String {
    let mut text = String::with_capacity(json.len() + numbers.len() * other.len());
    let mut kept = 0;
    for number in numbers {
        text.push_str(&json[kept..number.start]);
        text.push_str(other);
        kept = number.end;
    }
    text + &json[kept..]
}

/// The numbers that a `Value` would change, those of the same member of all items of a list together:
/// they are read by the same type.
fn changed_numbers(json: &str) -> Vec<Vec<Range<usize>>> {
    let mut groups: Vec<(u64, Vec<Range<usize>>)> = Vec::new();
    for_each_number(json, |number, member| {
        if is_kept(&json[number.clone()]) {
            return;
        }
        let known = groups.iter().position(|(known, _)| *known == member);
        match known.or_else(|| (groups.len() == MOST).then_some(MOST - 1)) {
            Some(at) => groups[at].1.push(number),
            None => groups.push((member, vec![number])),
        }
    });
    groups.into_iter().map(|(_, numbers)| numbers).collect()
}

/// Goes through the numbers of a text that is JSON, each with a hash of the path to it, in which all
/// items of a list are one.
fn for_each_number(json: &str, mut found: impl FnMut(Range<usize>, u64)) {
    struct Level {
        path: u64,
        member: u64,
        wants_name: bool,
    }

    let bytes = json.as_bytes();
    let mut levels: Vec<Level> = Vec::new();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let start = at;
        at += 1;
        let member = levels.last().map_or(0, |level| level.member);
        match byte {
            b'"' => {
                while bytes.get(at).is_some_and(|byte| *byte != b'"') {
                    at += if bytes[at] == b'\\' { 2 } else { 1 };
                }
                at = (at + 1).min(bytes.len());
                if let Some(level) = levels.last_mut().filter(|level| level.wants_name) {
                    level.wants_name = false;
                    level.member = hash((level.path, &bytes[start..at]));
                }
            }
            b'{' | b'[' => levels.push(Level {
                path: member,
                member: hash((member, ())),
                wants_name: *byte == b'{',
            }),
            b'}' | b']' => {
                levels.pop();
            }
            b',' => {
                if let Some(level) = levels.last_mut() {
                    // The names of a list are its items', of which none has any.
                    level.wants_name = level.member != hash((level.path, ()));
                }
            }
            b'-' | b'0'..=b'9' => {
                let is_part =
                    |byte: &&u8| matches!(byte, b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9');
                at += bytes[at..].iter().take_while(is_part).count();
                found(start..at, member);
            }
            _ => {}
        }
    }
}

fn hash(value: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// Whether a `Value` prints the same number.
fn is_kept(number: &str) -> bool {
    if number.parse::<u64>().is_ok() || number.parse::<i64>().is_ok() {
        return true;
    }
    // A program may have it built so that it keeps every number.
    let value = serde_json::from_str::<Value>(number);
    value.is_ok_and(|value| decimal(number) == decimal(&value.to_string()))
}

/// A number as sign, digits and exponent: equal for texts that mean the same number.
pub(super) fn decimal(number: &str) -> (bool, String, i64) {
    let (mantissa, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
    let (is_negative, mantissa) = match mantissa.strip_prefix('-') {
        Some(mantissa) => (true, mantissa),
        None => (false, mantissa),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    let significant = digits.trim_end_matches('0');
    let places = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
    let exponent = exponent
        .parse::<i64>()
        .unwrap_or(i64::MAX)
        .saturating_sub(places(fraction.len()))
        .saturating_add(places(digits.len() - significant.len()));
    match significant.trim_start_matches('0') {
        "" => (false, String::new(), 0),
        significant => (is_negative, significant.to_owned(), exponent),
    }
}

/// The text with a text in place of each number, which is equal for equal numbers.
pub(super) fn with_comparable_numbers(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    let mut kept = 0;
    for_each_number(json, |number, _| {
        text.push_str(&json[kept..number.start]);
        let (is_negative, digits, exponent) = decimal(&json[number.clone()]);
        text.push_str(&format!("\"\\u0000{is_negative} {digits} {exponent}\""));
        kept = number.end;
    });
    text + &json[kept..]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_number_is_kept_where_its_digits_are() {
        let kept = [
            "0",
            "-0",
            "1.50",
            "1e2",
            "1E+2",
            "0.1",
            "18446744073709551615",
            "-9223372036854775808",
            "20000000000000000000",
            "1e300",
            "0.30000000000000004",
            "-0.0e-999",
            "5e-324",
            "123456789012345.6",
            "100000000000000000000000",
        ];
        for number in kept {
            assert!(is_kept(number), "{number}");
        }
        let changed = [
            "18446744073709551616",
            "-9223372036854775809",
            "9007199254740993.0",
            "1e-400",
            "0.12345678901234567890",
            "12345678901234567.89",
            "1.2345678e-320",
            "3.14159265358979323846",
        ];
        for number in changed {
            assert!(!is_kept(number), "{number}");
            let long = format!("[\"\", {number} ]");
            assert!(may_hold_long_number(long.as_bytes()), "{number}");
            assert!(from_str::<Value>(&long).is_err(), "{number}");
            assert!(from_str::<(String, f64)>(&long).is_ok(), "{number}");
        }
    }

    #[test]
    fn equal_members_of_lists_are_asked_for_together() {
        let row = r#"{"a": 0.12345678901234567890, "b": [1e-400, 1e-401], "c\"": "1e-400"}"#;
        let groups = changed_numbers(&format!("[{row}, {row}]"));
        let sizes: Vec<_> = groups.iter().map(Vec::len).collect();
        assert_eq!(sizes, [2, 4]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_changed_number_is_found(
            before in "[ a-z-]{0,40}",
            number in "-?[1-9][0-9]{0,40}(\\.[0-9]{1,30})?([eE][-+]?[0-9]{1,3})?",
        ) {
            let json = format!("[\"{before}\",{number}]");
            if let Ok(value) = serde_json::from_str::<Value>(&json) {
                let is_same = decimal(&value[1].to_string()) == decimal(&number);
                prop_assert_eq!(from_str::<Value>(&json).is_ok(), is_same);
            }
        }
    }
}
