//! Finds the JSON path of a parser error.
//!
//! The parser reports line and column. A second, untyped pass over the text finds the path to the
//! value there. It runs only after decoding failed.

use serde::de::IgnoredAny;

/// Where an error stands.
pub(crate) struct Place<'b> {
    /// The path to the value, such as `data[1].bot.id`; empty at the root.
    pub(crate) path: String,
    /// The object or list around the value, as far as it was read.
    read: &'b [u8],
    /// The object or list around the value, its strings and numbers hidden.
    pub(crate) excerpt: String,
}

impl Place<'_> {
    /// The texts and numbers of the object or list around the value that the parser had read.
    pub(crate) fn values(&self) -> impl Iterator<Item = String> {
        let mut rest = self.read;
        std::iter::from_fn(move || {
            loop {
                let first = *rest.first()?;
                let length = match first {
                    b'"' => (string_end(rest, 1) + 1).min(rest.len()),
                    _ => rest.iter().take_while(|byte| is_numeric(**byte)).count(),
                };
                let (value, after) = rest.split_at(length.max(1));
                rest = after;
                if first == b'"' {
                    if let Ok(text) = serde_json::from_slice(value) {
                        return Some(text);
                    }
                } else if length > 0 {
                    return Some(String::from_utf8_lossy(value).into_owned());
                }
            }
        })
    }

    /// The same place, seen from outside the envelope.
    pub(super) fn below(mut self, envelope: &[&str]) -> Self {
        if !envelope.is_empty() {
            let outer = envelope.join(".");
            self.path = match &*self.path {
                "" => outer,
                path if path.starts_with('[') => format!("{outer}{path}"),
                path => format!("{outer}.{path}"),
            };
        }
        self
    }
}

/// The place of the value that ends or stands at `line` and `column`, both counted from 1.
pub(crate) fn locate(body: &[u8], line: usize, column: usize) -> Place<'_> {
    let mut end = body[..offset(body, line, column)].trim_ascii_end().len();
    // The parser has read the comma after a value that it gave up on.
    if body[..end].ends_with(b",") {
        end -= 1;
    }
    let mut levels: Vec<Level> = Vec::new();
    let mut at = 0;
    while at < end {
        match body[at] {
            b'"' => {
                let start = at + 1;
                at = string_end(body, start);
                if let Some(Level {
                    kind: Kind::Object { key, wants_key },
                    ..
                }) = levels.last_mut()
                    && *wants_key
                {
                    *key = name(body, start, at);
                    *wants_key = false;
                }
            }
            // A bracket at the very end of the range opens the value that is meant, which is named
            // itself, not something inside it.
            b'{' | b'[' if at + 1 == end => {}
            b'{' => {
                let kind = Kind::Object {
                    key: String::new(),
                    wants_key: true,
                };
                levels.push(Level { start: at, kind });
            }
            b'[' => levels.push(Level {
                start: at,
                kind: Kind::List { index: 0 },
            }),
            b'}' | b']' => {
                levels.pop();
            }
            b',' => match levels.last_mut().map(|level| &mut level.kind) {
                Some(Kind::Object { wants_key, .. }) => *wants_key = true,
                Some(Kind::List { index }) => *index += 1,
                None => {}
            },
            _ => {}
        }
        at += 1;
    }
    let around = levels.last().map_or(0, |level| level.start);
    Place {
        path: path(&levels),
        read: &body[around.min(end)..end],
        excerpt: excerpt(&body[around..]),
    }
}

/// Returns the text between `start` and `end` if it is the name of a member: a colon follows it. In
/// broken JSON it may be a value.
fn name(body: &[u8], start: usize, end: usize) -> String {
    let end = end.min(body.len());
    let after = body.get(end + 1..).unwrap_or_default().trim_ascii_start();
    if after.starts_with(b":") {
        String::from_utf8_lossy(&body[start..end]).into_owned()
    } else {
        String::new()
    }
}

fn is_numeric(byte: u8) -> bool {
    matches!(byte, b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9')
}

struct Level {
    start: usize,
    kind: Kind,
}

enum Kind {
    Object { key: String, wants_key: bool },
    List { index: usize },
}

fn path(levels: &[Level]) -> String {
    let mut path = String::new();
    for level in levels {
        match &level.kind {
            Kind::Object { key, .. } if key.is_empty() => {}
            Kind::Object { key, .. } => {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(key);
            }
            Kind::List { index } => path.push_str(&format!("[{index}]")),
        }
    }
    path
}

/// The longest part of an object or list that is shown.
const LONGEST_EXCERPT: usize = 160;

/// Returns the value that `json` begins with, without personal data and secrets: strings become `"…"`
/// and numbers `0`, names and structure stay. In broken JSON any string may be a value, so names are
/// hidden, too.
fn excerpt(json: &[u8]) -> String {
    let mut values = serde_json::Deserializer::from_slice(json).into_iter::<IgnoredAny>();
    let is_whole = values.next().is_some_and(|value| value.is_ok());
    let mut shown = String::new();
    let (mut at, mut depth) = (0, 0_usize);
    while at < json.len() && shown.len() < LONGEST_EXCERPT {
        match json[at] {
            b'"' => {
                let end = string_end(json, at + 1).min(json.len());
                let after = json[(end + 1).min(json.len())..].trim_ascii_start();
                if is_whole && after.starts_with(b":") {
                    shown.push_str(&format!(
                        "\"{}\"",
                        String::from_utf8_lossy(&json[at + 1..end])
                    ));
                } else {
                    shown.push_str("\"…\"");
                }
                at = end;
            }
            b'-' | b'0'..=b'9' => {
                let digits = json[at..].iter().take_while(|byte| is_numeric(**byte));
                at += digits.count() - 1;
                shown.push('0');
            }
            byte if byte.is_ascii_whitespace() => {}
            byte @ (b'{' | b'}' | b'[' | b']' | b':' | b',') => {
                shown.push(char::from(byte));
                match byte {
                    b'{' | b'[' => depth += 1,
                    b'}' | b']' if depth <= 1 => return shown,
                    b'}' | b']' => depth -= 1,
                    _ => {}
                }
            }
            _ => {
                let rest = &json[at..];
                let length = rest
                    .iter()
                    .take_while(|byte| byte.is_ascii_alphabetic())
                    .count();
                match &rest[..length] {
                    word @ (b"true" | b"false" | b"null") => {
                        shown.push_str(&String::from_utf8_lossy(word));
                    }
                    // Not JSON: hidden.
                    _ if shown.ends_with('…') => {}
                    _ => shown.push('…'),
                }
                at += length.max(1) - 1;
            }
        }
        at += 1;
    }
    if at < json.len() {
        shown.push('…');
    }
    shown
}

fn offset(body: &[u8], line: usize, column: usize) -> usize {
    let start = match line {
        0 | 1 => 0,
        _ => body
            .iter()
            .enumerate()
            .filter(|(_, byte)| **byte == b'\n')
            .nth(line - 2)
            .map_or(body.len(), |(at, _)| at + 1),
    };
    (start + column).min(body.len())
}

/// Returns the index of the closing quote of the string whose text starts at `at`.
fn string_end(body: &[u8], mut at: usize) -> usize {
    while at < body.len() && body[at] != b'"' {
        at += if body[at] == b'\\' { 2 } else { 1 };
    }
    at
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[allow(dead_code)]
    struct Response {
        data: Vec<Row>,
    }

    #[derive(Debug, Deserialize)]
    #[allow(dead_code)]
    struct Row {
        bot: Bot,
    }

    #[derive(Debug, Deserialize)]
    #[allow(dead_code)]
    struct Bot {
        id: u64,
        on: bool,
    }

    fn located(json: &str) -> String {
        let error = serde_json::from_str::<Response>(json).unwrap_err();
        locate(json.as_bytes(), error.line(), error.column()).path
    }

    #[test]
    fn names_the_member_of_the_wrong_type() {
        let json =
            r#"{"data": [{"bot": {"id": 1, "on": true}}, {"bot": {"id": "x", "on": true}}]}"#;
        assert_eq!(located(json), "data[1].bot.id");
    }

    #[test]
    fn names_the_object_that_lacks_a_member() {
        assert_eq!(located(r#"{"data": [{"bot": {"id": 1}}]}"#), "data[0].bot");
    }

    #[test]
    fn names_the_value_of_the_wrong_shape() {
        assert_eq!(located(r#"{"data": [{"bot": [1]}]}"#), "data[0].bot");
        assert_eq!(located(r#"{"data": {"bot": {}}}"#), "data");
        assert_eq!(
            located(r#"{"data": [{"bot": {"id": [1], "on": true}}]}"#),
            "data[0].bot.id"
        );
        assert_eq!(located(r#"{"data": [3]}"#), "data[0]");
        assert_eq!(
            located(r#"{"data": [{"bot": {"id": 1, "on": null}}]}"#),
            "data[0].bot.on"
        );
    }

    #[test]
    fn works_over_lines_escapes_and_brackets_in_strings() {
        let json = "{\"x\\\"]\": \"}]\",\n \"data\": [\n  {\"bot\": {\n   \"id\": -1}}]}";
        assert_eq!(located(json), "data[0].bot.id");
    }

    #[test]
    fn shows_the_structure_around_and_no_value() {
        let json = r#"{"data": [{"bot": {"id": "Ana", "on": true, "pin": [-1.5e3], "x": null}}]}"#;
        let error = serde_json::from_str::<Response>(json).unwrap_err();
        let place = locate(json.as_bytes(), error.line(), error.column());
        assert_eq!(place.excerpt, r#"{"id":"…","on":true,"pin":[0],"x":null}"#);
        assert_eq!(excerpt(b"<p>secret 42"), "…0");
        let long = format!("[{}]", "\"secret\",".repeat(100));
        let shown = excerpt(long.as_bytes());
        assert!(shown.ends_with('…') && shown.len() < 200, "{shown}");
    }

    #[test]
    fn hides_what_stands_in_place_of_a_name_in_broken_json() {
        for json in [
            r#"{"data": [], "secret" 1}"#,
            r#"{"data": [] "secret": 1}"#,
            r#"{"data": ["secret": 1]}"#,
            r#"{"data": [], "secret"#,
            r#"{"data": [], "secret", "x": 1}"#,
            r#"{"data": [], "x": "a"secret": 1}"#,
        ] {
            let error = serde_json::from_str::<Response>(json).unwrap_err();
            let place = locate(json.as_bytes(), error.line(), error.column());
            let shown = format!("{} {}", place.path, place.excerpt);
            assert!(!shown.contains("secret"), "{json}: {shown}");
        }
    }

    #[test]
    fn gives_the_values_that_were_read() {
        let json = r#"{"x": 1, "a": ["y\u0041", -15e3, null, {"b": "]"}], "c": 2}"#;
        let place = locate(json.as_bytes(), 1, json.find("], \"c").unwrap());
        let values: Vec<String> = place.values().collect();
        assert_eq!(values, ["yA", "-15e3", "b", "]"]);
        assert_eq!(locate(b"", 1, 1).values().count(), 0);
    }

    #[test]
    fn gives_the_root_an_empty_path() {
        assert_eq!(located("[]"), "");
        assert_eq!(located("{}"), "");
        assert_eq!(located("3"), "");
    }
}
