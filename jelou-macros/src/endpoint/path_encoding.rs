//! Characters that stand in a URL in percent-encoded form only.

use std::fmt::Write as _;

use super::path_text::Problems;
use crate::diagnostics::{Code, list};

/// Reports a character that stands in the template as it is.
pub(super) fn not_encoded(letter: char, offset: usize, problems: &mut Problems) {
    if letter == '\\' {
        problems
            .add(
                Code::NotEncoded,
                offset,
                "segments are separated by `/`, not by `\\`",
            )
            .help("write `/`; a literal backslash is `%5C`");
    } else if matches!(letter, '\n' | '\r') {
        problems
            .add(Code::NotEncoded, offset, "a line break in the path")
            .help(format_args!(
                "write the path on one line; a literal line break is `{}`",
                percent_encoded(letter)
            ));
    } else {
        // What is said and written instead depends on the whole path: see `together`.
        problems.add(Code::NotEncoded, offset, "").letter(letter);
    }
}

/// Makes one error of all the characters that have to be percent-encoded, with the whole path as
/// it should be.
pub(super) fn together(problems: &mut Problems, text: &str) {
    let mut offsets = Vec::new();
    let mut shown: Vec<String> = Vec::new();
    for problem in &problems.0 {
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
    let headline = match shown.as_slice() {
        [] => return,
        [only] if only == " " => "a space must be percent-encoded".to_owned(),
        [only] => format!("the character `{only}` must be percent-encoded"),
        _ => {
            let mut all = Vec::new();
            for letter in &shown {
                all.push(letter.as_str());
            }
            format!("the characters {} must be percent-encoded", list(&all))
        }
    };
    for problem in &mut problems.0 {
        if problem.letter.take().is_some() {
            problem.headline = headline;
            problem.help(format_args!("write `{corrected:?}`"));
            problem.others = offsets.split_off(1);
            break;
        }
    }
    problems.0.retain(|problem| problem.letter.is_none());
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
