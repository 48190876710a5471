//! Where in a JSON text an error stands.
//!
//! The parser gives line and column. The path to the value there is found by a second, untyped
//! look at the text, which costs nothing until a decode failed.

/// The path to the value that ends or stands at `line` and `column` (both counted from 1), such as
/// `data[1].bot.id`; empty at the root.
pub(crate) fn locate(body: &[u8], line: usize, column: usize) -> String {
    let end = offset(body, line, column);
    let mut levels: Vec<Level> = Vec::new();
    let mut at = 0;
    while at < end {
        match body[at] {
            b'"' => {
                let start = at + 1;
                at = string_end(body, start);
                if let Some(Level::Object { key, wants_key }) = levels.last_mut()
                    && *wants_key
                {
                    let name = &body[start..at.min(body.len())];
                    *key = String::from_utf8_lossy(name).into_owned();
                    *wants_key = false;
                }
            }
            // A bracket at the very end of the range opens or closes the value that is meant: it
            // is named itself, not something inside it.
            b'{' | b'[' if at + 1 == end => {}
            b'{' => levels.push(Level::Object {
                key: String::new(),
                wants_key: true,
            }),
            b'[' => levels.push(Level::List { index: 0 }),
            b'}' | b']' => {
                levels.pop();
            }
            b',' => match levels.last_mut() {
                Some(Level::Object { wants_key, .. }) => *wants_key = true,
                Some(Level::List { index }) => *index += 1,
                None => {}
            },
            _ => {}
        }
        at += 1;
    }
    path(&levels)
}

enum Level {
    Object { key: String, wants_key: bool },
    List { index: usize },
}

fn path(levels: &[Level]) -> String {
    let mut path = String::new();
    for level in levels {
        match level {
            Level::Object { key, .. } if key.is_empty() => {}
            Level::Object { key, .. } => {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(key);
            }
            Level::List { index } => path.push_str(&format!("[{index}]")),
        }
    }
    path
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

/// The index of the quote that ends the string that starts at `at`.
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
    struct Answer {
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
        let error = serde_json::from_str::<Answer>(json).unwrap_err();
        locate(json.as_bytes(), error.line(), error.column())
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
    fn gives_the_root_an_empty_path() {
        assert_eq!(located("[]"), "");
        assert_eq!(located("{}"), "");
        assert_eq!(located("3"), "");
    }
}
