//! Characters that stand in a URL in percent-encoded form only.

use std::fmt::Write as _;

use super::path_text::Problem;
use crate::diagnostics::{Code, list};

/// Reports a character that stands in the template as it is.
pub(super) fn not_encoded(letter: char, offset: usize) -> Problem {
    if letter == '\\' {
        return Problem::new(
            Code::NotEncoded,
            offset,
            "segments are separated by `/`, not by `\\`",
        )
        .help("write `/`; a literal backslash is `%5C`");
    }
    if matches!(letter, '\n' | '\r') {
        return Problem::new(Code::NotEncoded, offset, "a line break in the path").help(
            format_args!(
                "write the path on one line; a literal line break is `{}`",
                percent_encoded(letter)
            ),
        );
    }
    // What is written instead depends on the whole path: see `together`.
    Problem::new(Code::NotEncoded, offset, "").letter(letter)
}

/// Makes one mistake of all the characters that have to be percent-encoded, with the whole path as
/// it should be.
pub(super) fn together(problems: &mut Vec<Problem>, text: &str) {
    let Some(first) = problems.iter().position(|problem| problem.letter.is_some()) else {
        return;
    };
    let mut offsets = Vec::new();
    let mut shown: Vec<String> = Vec::new();
    for problem in problems.iter() {
        if let Some(letter) = problem.letter {
            offsets.push(problem.offset);
            let letter = show(letter);
            if !shown.contains(&letter) {
                shown.push(letter);
            }
        }
    }
    let mut corrected = String::new();
    for (at, letter) in text.char_indices() {
        if offsets.contains(&at) {
            corrected.push_str(&percent_encoded(letter));
        } else {
            corrected.push(letter);
        }
    }
    let shown: Vec<&str> = shown.iter().map(String::as_str).collect();
    let headline = match &shown[..] {
        [" "] => "a space must be percent-encoded".to_owned(),
        [one] => format!("the character `{one}` must be percent-encoded"),
        all => format!("the characters {} must be percent-encoded", list(all)),
    };
    let mut merged = Problem::new(Code::NotEncoded, problems[first].offset, headline)
        .help(format_args!("write `{corrected:?}`"));
    merged.others = offsets.split_off(1);
    problems[first] = merged;
    problems.retain(|problem| problem.letter.is_none());
}

fn show(letter: char) -> String {
    if letter != ' ' && (letter.is_control() || letter.is_whitespace()) {
        letter.escape_default().to_string()
    } else {
        letter.to_string()
    }
}

/// Percent-encodes the UTF-8 bytes of a character.
fn percent_encoded(letter: char) -> String {
    let mut encoded = String::new();
    for byte in letter.encode_utf8(&mut [0; 4]).bytes() {
        // Writing to a `String` cannot fail.
        let _ = write!(encoded, "%{byte:02X}");
    }
    encoded
}

/// Percent-encodes everything outside RFC 3986 `unreserved`.
pub(crate) fn encode_name(name: &str) -> String {
    let mut encoded = String::with_capacity(name.len());
    for letter in name.chars() {
        if letter.is_ascii_alphanumeric() || "-._~".contains(letter) {
            encoded.push(letter);
        } else {
            encoded.push_str(&percent_encoded(letter));
        }
    }
    encoded
}
