//! Numbers that free JSON would change.
//!
//! A `serde_json::Value` holds a number in 64 bits: an integer beyond them, or a fraction with more
//! digits than a float keeps, becomes another number without an error. Such a number is refused where it
//! would get into a `Value`. In a field of a type of its own it is read as that type says, and where
//! nobody reads it, it may be any.
//!
//! Only the type knows where its values go. So the text is read once more with something else in place
//! of the number, but only if it holds such a number at all.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use memchr::memchr_iter;
use serde::de::{DeserializeOwned, Error as _};
use serde_json::Value;

#[cfg(feature = "drift")]
use crate::drift::from_str as read;
#[cfg(not(feature = "drift"))]
use serde_json::from_str as read;

/// Reads JSON. A number that a `Value` would change is an error.
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
    let reads = |json: &str| serde_json::from_str::<T>(json).is_ok();
    match changed(json, &reads).first() {
        Some(number) => Err(refusal(json, number)),
        None => Ok(value),
    }
}

/// Reads JSON. A number that a `Value` would change becomes a text: for error responses, of which as much
/// is read as can be.
pub(crate) fn from_str_with_texts<T: DeserializeOwned>(json: &str) -> serde_json::Result<T> {
    if !may_hold_long_number(json.as_bytes()) {
        return serde_json::from_str(json);
    }
    let value = serde_json::from_str(json)?;
    let reads = |json: &str| serde_json::from_str::<T>(json).is_ok();
    let numbers = changed(json, &reads);
    if numbers.is_empty() {
        return Ok(value);
    }
    serde_json::from_str(&with_others(json, &numbers, |number| {
        format!("\"{number}\"")
    }))
}

/// How many digits every float keeps.
const DIGITS: usize = f64::DIGITS as usize;

/// Returns whether the text may hold a number that does not fit: one with more digits than any float
/// keeps, or one so small that a float is zero. It does not tell strings from numbers.
fn may_hold_long_number(json: &[u8]) -> bool {
    const STEP: usize = DIGITS + 1;

    // One of any sixteen bytes in a row is looked at. Where all of them belong to one number, a byte
    // eight before or after it does, too.
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

/// Returns whether the byte is a digit or `.`; `/`, which ASCII has between them, does no harm.
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

/// Returns whether this is the sign of an exponent of at least three digits.
fn is_small_exponent(json: &[u8], at: usize) -> bool {
    let digits = json.get(at + 1..at + 4);
    matches!(json[..at].last(), Some(b'e' | b'E'))
        && digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_digit))
}

/// An object that a `Value` refuses and that everything else takes which takes any JSON. It has the form
/// in which `serde_json` hands raw text to a `Value`, and its text is not JSON.
const NOT_A_VALUE: &str = r#"{"$serde_json::private::RawValue":"!"}"#;

/// Values that only free JSON takes all of in the same place.
const ANY: [&str; 3] = ["[]", "true", "\"\""];

/// The number of members that are tried one by one, at most, and of bytes that are read for it. The rest
/// is tried at once: what a body costs stays in proportion to its size.
const MOST: usize = 256;
const MOST_BYTES: usize = 1 << 23;

/// Returns the numbers that get into a `Value` which would change them, in their order. `reads` tries to
/// read another text as the same type.
#[cold]
fn changed(json: &str, reads: &dyn Fn(&str) -> bool) -> Vec<Range<usize>> {
    let mut changed = Vec::new();
    for numbers in long_numbers(json) {
        let takes = |other: &str| reads(&with_others(json, &numbers, |_| other.to_owned()));
        if !takes(NOT_A_VALUE) && ANY.into_iter().all(takes) {
            changed.extend(numbers);
        }
    }
    changed.sort_by_key(|number| number.start);
    changed
}

fn refusal(json: &str, number: &Range<usize>) -> serde_json::Error {
    let read = &json[..number.end];
    let line = read.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let column = read.len() - read.rfind('\n').map_or(0, |at| at + 1);
    serde_json::Error::custom(format!(
        "the number has more digits than a serde_json::Value keeps, a Json keeps them all at line {line} \
         column {column}"
    ))
}

/// Returns the text with something else in place of the numbers.
fn with_others(json: &str, numbers: &[Range<usize>], other: impl Fn(&str) -> String) -> String {
    let mut text = String::with_capacity(json.len());
    let mut kept = 0;
    for number in numbers {
        text.push_str(&json[kept..number.start]);
        text.push_str(&other(&json[number.clone()]));
        kept = number.end;
    }
    text + &json[kept..]
}

/// Returns the numbers that a `Value` would change. Those of one member in all items of a list are one
/// group, because the same type reads them.
fn long_numbers(json: &str) -> Vec<Vec<Range<usize>>> {
    let most = (MOST_BYTES / json.len().max(1)).clamp(1, MOST);
    let mut groups: Vec<Vec<Range<usize>>> = Vec::new();
    let mut by_member = HashMap::new();
    for_each_number(json, |number, member| {
        if is_kept(&json[number.clone()]) {
            return;
        }
        let last = groups.len().min(most - 1);
        let group = *by_member.entry(member).or_insert(last);
        if group == groups.len() {
            groups.push(Vec::new());
        }
        groups[group].push(number);
    });
    groups
}

/// Finds the numbers of a text that is JSON, each with a hash of its path. All items of a list have the
/// same path.
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
                    // A list has no names.
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

/// Returns whether a `Value` prints the same number.
fn is_kept(number: &str) -> bool {
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let is_short = digits <= DIGITS && !number.contains(['e', 'E']);
    if is_short || number.parse::<u64>().is_ok() || number.parse::<i64>().is_ok() {
        return true;
    }
    // With `arbitrary_precision`, which a program may enable, it keeps every number.
    let value = serde_json::from_str::<Value>(number);
    value.is_ok_and(|value| decimal(number) == decimal(&value.to_string()))
}

/// Returns sign, digits and exponent of a number. They are equal for texts that mean the same number.
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

/// Returns the JSON with a text in place of each number. Equal numbers have equal texts.
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
        let groups = long_numbers(&format!("[{row}, {row}]"));
        let sizes: Vec<_> = groups.iter().map(Vec::len).collect();
        assert_eq!(sizes, [2, 4]);
    }

    #[test]
    fn many_members_are_no_reason_to_read_for_ever() {
        let members: Vec<String> = (0..20_000)
            .map(|at| format!("\"{at}\": 0.12345678901234567890"))
            .collect();
        let json = format!("{{{}}}", members.join(","));
        let groups = long_numbers(&json);
        assert!(groups.len() < 16, "{}", groups.len());
        assert_eq!(groups.iter().map(Vec::len).sum::<usize>(), 20_000);
        assert!(from_str::<Value>(&json).is_err());
        assert!(from_str::<HashMap<String, f64>>(&json).is_ok());
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
