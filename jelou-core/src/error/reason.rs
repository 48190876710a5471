//! The text of a parser's error without the values that it quotes.
//!
//! The parser names what it found, and that may be personal data. What the declared type says, such
//! as names of members and variants, stays.

use std::cmp::Reverse;

/// What is wrong, without the values of the response. `values` are those that the parser had read near
/// where it stopped: what a type's own code says may hold them.
pub(super) fn without_values(
    error: &serde_json::Error,
    values: impl FnOnce() -> Vec<String>,
) -> String {
    let message = error.to_string();
    // Line and column say less than the path, and count from the payload, not from the body. They
    // are cut from the end only: a value may hold the same words.
    let position = format!(" at line {} column {}", error.line(), error.column());
    let without_position = |message: &str| {
        let said = message.strip_suffix(&position);
        said.unwrap_or(message).to_owned()
    };
    let said = without_position(&message);
    // Mistakes of syntax are told in fixed words.
    if !error.is_data() {
        return said;
    }
    known_form(&said).unwrap_or_else(|| {
        let hidden = hide(message.clone(), values());
        unquoted(&without_position(&hidden))
    })
}

/// The message with `…` in place of each value.
fn hide(mut message: String, mut values: Vec<String>) -> String {
    values.retain(|value| value.chars().count() >= SHORTEST && message.contains(value.as_str()));
    // One value may be a part of another.
    values.sort_by_key(|value| Reverse(value.len()));
    for value in values {
        message = message.replace(&value, "…");
    }
    message
}

/// A shorter value would be found in the middle of words.
const SHORTEST: usize = 4;

/// A message in one of the forms that serde gives, where it is clear what is a value.
fn known_form(message: &str) -> Option<String> {
    const NAMES_ONLY: [&str; 3] = ["missing field `", "duplicate field `", "invalid length "];

    if NAMES_ONLY.iter().any(|words| message.starts_with(words)) {
        return Some(message.to_owned());
    }
    for words in ["invalid type: ", "invalid value: "] {
        if let Some(found) = message.strip_prefix(words) {
            let kind = kind(found)?;
            return Some(format!("{words}{kind}"));
        }
    }
    for words in ["unknown variant", "unknown field"] {
        if message
            .strip_prefix(words)
            .is_some_and(|rest| rest.starts_with(" `"))
        {
            // The value comes first, and whatever it holds, the last of these is not part of it.
            let after = ["`, expected ", "`, there are no "]
                .iter()
                .filter_map(|end| message.rfind(end))
                .max()?;
            return Some(format!("{words}{}", &message[after + 1..]));
        }
    }
    None
}

/// What was found, such as ``integer `7`, expected a string``, without its value.
fn kind(found: &str) -> Option<String> {
    const WITHOUT_VALUE: [&str; 12] = [
        "null",
        "sequence",
        "map",
        "enum",
        "byte array",
        "unit value",
        "Option value",
        "newtype struct",
        "unit variant",
        "newtype variant",
        "tuple variant",
        "struct variant",
    ];

    let (kind, after) = if let Some(text) = found.strip_prefix("string \"") {
        ("a string", after_text(text)?)
    } else if let Some(text) = found.strip_prefix("character `") {
        let mut rest = text.chars();
        rest.next();
        ("character", rest.as_str().strip_prefix('`')?)
    } else if let Some((kind, text)) = found.split_once(" `")
        && ["integer", "floating point", "boolean"].contains(&kind)
    {
        (kind, text.split_once('`')?.1)
    } else {
        let (kind, _) = found.split_once(", expected ")?;
        (
            kind,
            WITHOUT_VALUE
                .contains(&kind)
                .then(|| &found[kind.len()..])?,
        )
    };
    after
        .starts_with(", expected ")
        .then(|| format!("{kind}{after}"))
}

/// What follows the end of a text that was printed with escapes.
fn after_text(text: &str) -> Option<&str> {
    let mut characters = text.chars();
    loop {
        match characters.next()? {
            '"' => return Some(characters.as_str()),
            '\\' => {
                characters.next();
            }
            _ => {}
        }
    }
}

/// A message in the words of a type's own code, without what is quoted in it.
fn unquoted(message: &str) -> String {
    let quotes = ['"', '`'];
    match (message.find(quotes), message.rfind(quotes)) {
        (Some(first), Some(last)) if first < last => {
            format!("{}{}", message[..first].trim_end(), &message[last + 1..])
        }
        (Some(only), _) => message[..only].trim_end().to_owned(),
        (None, _) => message.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde::Deserialize;
    use serde::de::Error;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    enum Kind {
        Book,
        Film,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct Strict {
        id: Option<u64>,
    }

    fn reason<T: for<'de> Deserialize<'de>>(json: &str) -> String {
        match serde_json::from_str::<T>(json) {
            Ok(_) => String::new(),
            Err(error) => without_values(&error, Vec::new),
        }
    }

    #[test]
    fn tells_the_kind_and_what_was_expected() {
        let rows = [
            (
                reason::<u64>(r#""card 4111 at line two""#),
                "invalid type: a string, expected u64",
            ),
            (
                reason::<u64>(r#""x\", expected `y""#),
                "invalid type: a string, expected u64",
            ),
            (reason::<u64>("true"), "invalid type: boolean, expected u64"),
            (
                reason::<u64>("-12345"),
                "invalid value: integer, expected u64",
            ),
            (
                reason::<String>("1.5"),
                "invalid type: floating point, expected a string",
            ),
            (reason::<u64>("null"), "invalid type: null, expected u64"),
            (reason::<u64>("[1]"), "invalid type: sequence, expected u64"),
            (
                reason::<char>(r#""Ana`, expected ""#),
                "invalid value: a string, expected a character",
            ),
            (
                reason::<Kind>(r#""Ana`, expected `x""#),
                "unknown variant, expected `book` or `film`",
            ),
            (
                reason::<Strict>(r#"{"Ana`, expected `x": 1}"#),
                "unknown field, expected `id`",
            ),
            (
                reason::<(u8, u8)>("[1]"),
                "invalid length 1, expected a tuple of size 2",
            ),
            (
                reason::<u64>(r#"{"a" 1}"#),
                "invalid type: map, expected u64",
            ),
            (reason::<Strict>(r#"{"id" 1}"#), "expected `:`"),
            (
                reason::<Strict>(r#"{"id": 1"#),
                "EOF while parsing an object",
            ),
            (reason::<Strict>("{} {}"), "trailing characters"),
        ];
        for (got, expected) in rows {
            assert_eq!(got, expected);
        }
    }

    #[test]
    fn drops_what_a_type_quotes_in_its_own_words() {
        let said = |message: &str, value: &str| {
            without_values(&serde_json::Error::custom(message), || {
                vec![value.to_owned()]
            })
        };
        assert_eq!(said("no date: `Ana, expected Perez`", "x"), "no date:");
        assert_eq!(said("no date: \"Ana", "x"), "no date:");
        assert_eq!(said("Ana Perez is no date", "Ana Perez"), "… is no date");
        assert_eq!(said("not a date", "a"), "not a date");
    }

    /// Texts of letters that can be mistaken for the parser's own, and of any other.
    fn texts() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            4 => "[#-~]{1,6}".prop_map(String::from),
            2 => any::<char>().prop_map(String::from),
            1 => Just(String::from("`, expected ")),
            1 => Just(String::from("\", expected ")),
            1 => Just(String::from("`, there are no ")),
            1 => Just(String::from(" at line 1 column 2")),
            1 => Just(String::from("`\"\\")),
        ];
        // The digits are not part of any message.
        (
            proptest::collection::vec(piece, 0..6),
            "[0-9]{8}",
            any::<bool>(),
        )
            .prop_map(|(pieces, digits, first)| {
                let pieces = pieces.concat();
                if first {
                    digits + &pieces
                } else {
                    pieces + &digits
                }
            })
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_value_survives(text in texts()) {
            let json = serde_json::to_string(&text).unwrap();
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            let reasons = [
                reason::<u64>(&json),
                reason::<char>(&json),
                reason::<Kind>(&json),
                reason::<Vec<u8>>(&json),
                reason::<Strict>(&json),
                reason::<Strict>(&format!("{{{json}: 1}}")),
                reason::<Strict>(&format!("{{\"id\": {json}}}")),
                reason::<std::net::IpAddr>(&json),
                without_values(&serde_json::Error::custom(format!("bad: {text}")), || vec![text.chars().take(9).collect(), text.clone()]),
                without_values(&serde_json::Error::custom(format!("bad: `{text}`")), Vec::new),
                without_values(&serde_json::Error::custom(format!("bad: {text:?}")), Vec::new),
            ];
            for reason in reasons {
                let shown = digits
                    .as_bytes()
                    .windows(4)
                    .find(|part| reason.contains(std::str::from_utf8(part).unwrap()));
                prop_assert!(shown.is_none(), "{} in {}", text, reason);
            }
        }
    }
}
