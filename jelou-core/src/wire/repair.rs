//! Error bodies that have the form of JSON, but hold what a parser of values refuses.

use serde::de::DeserializeOwned;

use super::exact;

/// How deep lists and objects may be nested: below the parser's own limit.
const DEEPEST: usize = 100;

/// Reads a body as error responses are read.
pub(crate) fn read_repaired<T: DeserializeOwned>(text: &[u8]) -> Option<T> {
    let text = std::str::from_utf8(text).ok()?;
    let read = exact::from_str_with_texts(text).ok();
    read.or_else(|| exact::from_str_with_texts(&repaired_object(text)?).ok())
}

/// Returns an object that could not be read in a form that perhaps can.
#[cold]
fn repaired_object(text: &str) -> Option<String> {
    let is_object = text.trim_ascii_start().starts_with('{');
    is_object.then(|| repaired(text))
}

/// The same text with every value in a form that can be read: half of a surrogate pair becomes the
/// replacement character, a number beyond all floats a text, and what is nested too deeply null.
fn repaired(json: &str) -> String {
    let mut repaired = Repaired {
        text: String::with_capacity(json.len()),
        depth: 0,
    };
    let mut rest = json;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' => string_length(rest),
            '-' | '0'..='9' => rest
                .find(|c: char| !matches!(c, '-' | '+' | '.' | 'e' | 'E' | '0'..='9'))
                .unwrap_or(rest.len()),
            _ => first.len_utf8(),
        };
        let token = &rest[..length];
        match first {
            '"' => repaired.keep(&without_half_pairs(token)),
            '-' | '0'..='9' if token.parse().is_ok_and(f64::is_infinite) => {
                repaired.keep(&format!("\"{token}\""));
            }
            '{' | '[' => repaired.open(token),
            '}' | ']' => repaired.close(token),
            _ => repaired.keep(token),
        }
        rest = &rest[length..];
    }
    repaired.text
}

struct Repaired {
    text: String,
    depth: usize,
}

impl Repaired {
    fn keep(&mut self, token: &str) {
        if self.depth <= DEEPEST {
            self.text.push_str(token);
        }
    }

    fn open(&mut self, bracket: &str) {
        self.depth += 1;
        self.keep(bracket);
        if self.depth == DEEPEST + 1 {
            self.text.push_str("null");
        }
    }

    fn close(&mut self, bracket: &str) {
        self.keep(bracket);
        self.depth = self.depth.saturating_sub(1);
    }
}

/// The length of the string that the text begins with, its quotes included.
fn string_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 1;
    while at < bytes.len() && bytes[at] != b'"' {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    // A string that does not end takes the rest.
    text.get(..=at).map_or(text.len(), str::len)
}

/// The text with `\ufffd` in place of each escape that is half of a surrogate pair.
pub(super) fn without_half_pairs(string: &str) -> String {
    let mut whole = String::with_capacity(string.len());
    let mut rest = string;
    while let Some(at) = rest.find('\\') {
        whole.push_str(&rest[..at]);
        rest = &rest[at..];
        let (escape, length) = match (unit(rest), rest.get(6..).and_then(unit)) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => (&rest[..12], 12),
            (Some(0xd800..=0xdfff), _) => ("\\ufffd", 6),
            // Any other escape; the character behind the backslash belongs to it.
            _ => {
                let mut characters = rest.chars();
                characters.nth(1);
                let length = rest.len() - characters.as_str().len();
                (&rest[..length], length)
            }
        };
        whole.push_str(escape);
        rest = &rest[length..];
    }
    whole + rest
}

/// The code unit of the `\u` escape that the text begins with.
fn unit(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    u16::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;

    #[test]
    fn makes_values_readable() {
        let rows = [
            (r#"{"a": "x\ud83d"}"#, r#"{"a": "x\ufffd"}"#),
            (r#"["\ud83d\ude00\ude00"]"#, r#"["\ud83d\ude00\ufffd"]"#),
            (r#"["\ud83d\u0041", 1]"#, r#"["\ufffd\u0041", 1]"#),
            (r#"["\\ud83d\"\\"]"#, r#"["\\ud83d\"\\"]"#),
            (
                r#"{"\udead": -1E+999, "b": 1.5}"#,
                r#"{"\ufffd": "-1E+999", "b": 1.5}"#,
            ),
            ("\"\\", "\"\\"),
            ("\"a\\ñ", "\"a\\ñ"),
        ];
        for (json, expected) in rows {
            assert_eq!(repaired(json), expected);
        }
        let deep = format!(
            "{{\"a\": {}1{}, \"b\": 2}}",
            "[".repeat(500),
            "]".repeat(500)
        );
        let value: Value = serde_json::from_str(&repaired(&deep)).unwrap();
        assert_eq!(value["b"], 2);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_text_can_be_looked_at(text in any::<String>(), json in "[\\[\\]{}\"\\\\ud8e1-]{0,40}") {
            repaired(&text);
            repaired(&json);
        }

        #[test]
        fn what_can_be_read_stays(texts in proptest::collection::vec(any::<String>(), 0..4), number in any::<f64>()) {
            let json = serde_json::json!({"texts": texts, "number": number}).to_string();
            prop_assert_eq!(repaired(&json), json);
        }
    }
}
