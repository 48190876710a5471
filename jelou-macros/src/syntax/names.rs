//! Names: from Rust to the wire, from structs to functions.

use proc_macro2::{Ident, Span};
use syn::LitStr;

use crate::diagnostics::{Code, Diagnostics, nearest, one_of};
use crate::syntax::text::consists_of;
use crate::tokens::parse::parse;

/// How a name is written on the wire, in the words of serde.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum RenameRule {
    Lower,
    Upper,
    Pascal,
    #[default]
    Camel,
    Snake,
    ScreamingSnake,
    Kebab,
    ScreamingKebab,
}

impl RenameRule {
    pub(crate) const NAMES: [&'static str; 8] = [
        "camelCase",
        "snake_case",
        "PascalCase",
        "kebab-case",
        "SCREAMING_SNAKE_CASE",
        "SCREAMING-KEBAB-CASE",
        "lowercase",
        "UPPERCASE",
    ];

    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "lowercase" => Self::Lower,
            "UPPERCASE" => Self::Upper,
            "PascalCase" => Self::Pascal,
            "camelCase" => Self::Camel,
            "snake_case" => Self::Snake,
            "SCREAMING_SNAKE_CASE" => Self::ScreamingSnake,
            "kebab-case" => Self::Kebab,
            "SCREAMING-KEBAB-CASE" => Self::ScreamingKebab,
            _ => return None,
        })
    }

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Lower => "lowercase",
            Self::Upper => "UPPERCASE",
            Self::Pascal => "PascalCase",
            Self::Camel => "camelCase",
            Self::Snake => "snake_case",
            Self::ScreamingSnake => "SCREAMING_SNAKE_CASE",
            Self::Kebab => "kebab-case",
            Self::ScreamingKebab => "SCREAMING-KEBAB-CASE",
        }
    }

    /// The wire name of a field, from `snake_case`; the same as serde's.
    pub(crate) fn field(self, name: &str) -> String {
        match self {
            Self::Lower | Self::Snake => name.to_owned(),
            Self::Upper | Self::ScreamingSnake => name.to_ascii_uppercase(),
            Self::Pascal => pascal(name),
            Self::Camel => lower_first(&pascal(name)),
            Self::Kebab => name.replace('_', "-"),
            Self::ScreamingKebab => name.to_ascii_uppercase().replace('_', "-"),
        }
    }

    /// The wire name of a variant, from `PascalCase`; the same as serde's.
    pub(crate) fn variant(self, name: &str) -> String {
        match self {
            Self::Pascal => name.to_owned(),
            Self::Lower => name.to_ascii_lowercase(),
            Self::Upper => name.to_ascii_uppercase(),
            Self::Camel => lower_first(name),
            Self::Snake => split_at_capitals(name, '_'),
            Self::Kebab => split_at_capitals(name, '-'),
            Self::ScreamingSnake => split_at_capitals(name, '_').to_ascii_uppercase(),
            Self::ScreamingKebab => split_at_capitals(name, '-').to_ascii_uppercase(),
        }
    }
}

/// Reads a rename rule, wherever it stands.
pub(crate) fn read_rule(text: &LitStr, diagnostics: &mut Diagnostics) -> Option<RenameRule> {
    let name = text.value();
    let rule = RenameRule::from_name(&name);
    if rule.is_none() {
        let report = diagnostics.error(
            Code::BadValue,
            text,
            format_args!(
                "unknown rename rule `{name}`; the rules are {}",
                one_of(&RenameRule::NAMES)
            ),
        );
        if let Some(meant) = nearest(&name, &RenameRule::NAMES) {
            report.help(format_args!("did you mean `rename_all = \"{meant}\"`?"));
        }
    }
    rule
}

fn pascal(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    let mut capital = true;
    for letter in name.chars() {
        if letter == '_' {
            capital = true;
        } else if capital {
            text.push(letter.to_ascii_uppercase());
            capital = false;
        } else {
            text.push(letter);
        }
    }
    text
}

fn lower_first(name: &str) -> String {
    let mut letters = name.chars();
    let mut text = String::new();
    if let Some(first) = letters.next() {
        text.push(first.to_ascii_lowercase());
    }
    text + letters.as_str()
}

fn split_at_capitals(name: &str, separator: char) -> String {
    let mut text = String::with_capacity(name.len() + 4);
    for (index, letter) in name.char_indices() {
        if index > 0 && letter.is_uppercase() {
            text.push(separator);
        }
        text.push(letter.to_ascii_lowercase());
    }
    text
}

/// The name of a function from the name of a type; a run of capitals is one word.
pub(crate) fn snake_case(name: &str) -> String {
    let mut text = String::with_capacity(name.len() + 4);
    let mut letters = name.chars();
    let mut before = '_';
    while let Some(letter) = letters.next() {
        if letter.is_uppercase() && !text.is_empty() {
            let next = letters.clone().next();
            let begins_word = before.is_uppercase() && next.is_some_and(char::is_lowercase);
            let after_word = !before.is_uppercase() && before != '_';
            if after_word || begins_word {
                text.push('_');
            }
        }
        text.extend(letter.to_lowercase());
        before = letter;
    }
    text
}

/// A field name that is near to any text: `bot-id` and `botId` give `bot_id`.
pub(crate) fn field_like(text: &str) -> Option<String> {
    let mut replaced = String::new();
    for letter in text.trim().chars() {
        replaced.push(if letter.is_alphanumeric() {
            letter
        } else {
            '_'
        });
    }
    let name = snake_case(replaced.trim_matches('_'));
    is_identifier(&name).then_some(name)
}

/// Whether the text can be the name of a field, raw or not.
pub(crate) fn is_identifier(text: &str) -> bool {
    // Raw, a keyword is a name; what cannot be raw (`self`, `_`) is no name of a field either. The
    // compiler knows fewer letters than `char::is_alphanumeric`: `²` is none.
    consists_of(text, |c| c == '_' || c.is_alphanumeric()) && is_word(&format!("r#{text}"))
}

/// Whether the text is an identifier, and no keyword.
fn is_word(text: &str) -> bool {
    text.parse()
        .is_ok_and(|tokens| parse::<Ident>(tokens).is_ok())
}

/// The identifier `name`, raw where it is a keyword of any edition.
pub(crate) fn identifier(name: &str, span: Span) -> Ident {
    match name {
        "self" | "Self" | "super" | "crate" | "_" => Ident::new(&format!("{name}_"), span),
        // A keyword since edition 2024, which syn does not count among the others.
        "gen" => Ident::new_raw(name, span),
        _ if !is_word(name) => Ident::new_raw(name, span),
        _ => Ident::new(name, span),
    }
}

/// The identifier that is the same as this one.
pub(crate) fn same<'a>(wanted: &Ident, idents: &'a [Ident]) -> Option<&'a Ident> {
    idents.iter().find(|ident| *ident == wanted)
}

/// Whether the identifier is one of these.
pub(crate) fn is_one_of(ident: &Ident, names: &[&str]) -> bool {
    names.iter().any(|name| ident == name)
}

/// An identifier of the generated code.
pub(crate) fn generated(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// The name without `r#`.
pub(crate) fn unraw(ident: &Ident) -> String {
    let name = ident.to_string();
    name.strip_prefix("r#").map_or(name.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_renamed_as_serde_does() {
        for (rule, expected) in [
            ("camelCase", "botId2"),
            ("PascalCase", "BotId2"),
            ("snake_case", "bot_id_2"),
            ("SCREAMING_SNAKE_CASE", "BOT_ID_2"),
            ("kebab-case", "bot-id-2"),
            ("SCREAMING-KEBAB-CASE", "BOT-ID-2"),
            ("lowercase", "bot_id_2"),
            ("UPPERCASE", "BOT_ID_2"),
        ] {
            let rule = RenameRule::from_name(rule).expect("a rule");
            assert_eq!(rule.field("bot_id_2"), expected);
        }
        assert_eq!(RenameRule::Camel.field("_type"), "type");
        assert_eq!(RenameRule::Camel.field("__"), "");
    }

    #[test]
    fn variants_are_renamed_as_serde_does() {
        for (rule, expected) in [
            ("camelCase", "inProgress"),
            ("PascalCase", "InProgress"),
            ("snake_case", "in_progress"),
            ("SCREAMING_SNAKE_CASE", "IN_PROGRESS"),
            ("kebab-case", "in-progress"),
            ("SCREAMING-KEBAB-CASE", "IN-PROGRESS"),
            ("lowercase", "inprogress"),
            ("UPPERCASE", "INPROGRESS"),
        ] {
            let rule = RenameRule::from_name(rule).expect("a rule");
            assert_eq!(rule.variant("InProgress"), expected);
        }
    }

    #[test]
    fn functions_are_named_after_types() {
        assert_eq!(snake_case("SendTemplate"), "send_template");
        assert_eq!(snake_case("GetV2Bot"), "get_v2_bot");
        assert_eq!(snake_case("HTTPPing"), "http_ping");
        assert_eq!(snake_case("ListHSM"), "list_hsm");
        assert_eq!(snake_case("already_snake"), "already_snake");
    }

    #[test]
    fn keywords_become_raw() {
        for keyword in ["type", "match", "gen", "async", "try"] {
            assert_eq!(
                identifier(keyword, Span::call_site()).to_string(),
                format!("r#{keyword}")
            );
        }
        assert_eq!(identifier("super", Span::call_site()).to_string(), "super_");
        assert_eq!(identifier("send", Span::call_site()).to_string(), "send");
    }

    #[test]
    fn foreign_names_are_understood() {
        assert_eq!(field_like("bot-id").as_deref(), Some("bot_id"));
        assert_eq!(field_like("botId").as_deref(), Some("bot_id"));
        assert_eq!(field_like(" bot.id ").as_deref(), Some("bot_id"));
        assert_eq!(field_like("1"), None);
    }
}
