//! Tokens as text, the way a person writes them.

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};
use quote::ToTokens;

/// Prints types, paths and values with the spaces that a person types, and no others.
pub(crate) fn to_source(tokens: &dyn ToTokens) -> String {
    let mut printer = Printer {
        text: String::new(),
        last: Last::Nothing,
        in_closure: false,
    };
    printer.print(tokens.to_token_stream());
    printer.text.trim().to_owned()
}

/// Whether all characters of a text are allowed.
pub(crate) fn consists_of(text: &str, is_allowed: fn(char) -> bool) -> bool {
    text.chars().all(is_allowed)
}

/// The words with a separator between them. The standard library's `join` is as much code as all
/// that calls this.
pub(crate) fn join<T: AsRef<str>>(words: &[T], separator: &str) -> String {
    let mut text = String::new();
    for (index, word) in words.iter().enumerate() {
        if index > 0 {
            text.push_str(separator);
        }
        text.push_str(word.as_ref());
    }
    text
}

/// What was printed last.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    /// The beginning, an operator, an opening delimiter: nothing that an operator joins to.
    Nothing,
    /// A word that is followed by a space: `mut`, `as`.
    Keyword,
    /// A lifetime.
    Lifetime,
    Name,
    /// A literal, or the end of a group.
    Value,
    /// `>`, which closes arguments.
    Angle,
}

/// Words after which a type or an expression begins.
const KEYWORDS: [&str; 14] = [
    "as", "async", "const", "dyn", "else", "if", "impl", "in", "move", "mut", "return", "static",
    "unsafe", "where",
];

/// Operators of more than one character, the longest first.
const OPERATORS: [&str; 10] = ["..=", "..", "::", "->", "=>", "==", "!=", "<=", "&&", "||"];

struct Printer {
    text: String,
    last: Last,
    /// Between the bars of a closure.
    in_closure: bool,
}

impl Printer {
    fn print(&mut self, tokens: TokenStream) {
        let trees: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while let Some(tree) = trees.get(at) {
            at += 1;
            match tree {
                TokenTree::Ident(word) => {
                    let word = word.to_string();
                    let last = if KEYWORDS.contains(&word.as_str()) {
                        Last::Keyword
                    } else {
                        Last::Name
                    };
                    self.word(&word, last);
                }
                TokenTree::Literal(literal) => self.word(&literal.to_string(), Last::Value),
                TokenTree::Group(group) => self.group(group),
                TokenTree::Punct(quote) if quote.as_char() == '\'' => {
                    let name = trees.get(at).map(ToString::to_string).unwrap_or_default();
                    at += 1;
                    self.word(&format!("'{name}"), Last::Lifetime);
                }
                TokenTree::Punct(_) => {
                    let joined = joined(&trees[at - 1..]);
                    let operator = first_operator(&joined);
                    at += operator.len() - 1;
                    let next_is_word = matches!(trees.get(at), Some(TokenTree::Ident(_)));
                    self.operator(operator, next_is_word);
                }
            }
        }
    }

    fn word(&mut self, word: &str, last: Last) {
        if self.last != Last::Nothing {
            self.text.push(' ');
        }
        self.text.push_str(word);
        self.last = last;
    }

    fn operator(&mut self, operator: &str, next_is_word: bool) {
        let has_left = matches!(self.last, Last::Name | Last::Value | Last::Angle);
        let (before, after) = match operator {
            "," | ";" | ":" => ("", " "),
            "=" | "=>" | "==" | "!=" | "<=" | "->" => (" ", " "),
            // A name with a hyphen, such as that of a header.
            "-" if self.last == Last::Name && next_is_word => ("", ""),
            "|" if self.in_closure => ("", " "),
            "+" | "-" | "*" | "/" | "|" | "&" | "&&" | "||" if has_left => (" ", " "),
            "+" if self.last == Last::Lifetime => (" ", " "),
            "&" | "*" | "#" | "::" | "?" | "!" | "<" | ".." | "..="
                if self.last == Last::Keyword =>
            {
                (" ", "")
            }
            _ => ("", ""),
        };
        if operator == "|" {
            self.in_closure = !self.in_closure && !has_left;
        }
        if !self.text.ends_with(' ') {
            self.text.push_str(before);
        }
        self.text.push_str(operator);
        self.text.push_str(after);
        self.last = if operator == ">" {
            Last::Angle
        } else {
            Last::Nothing
        };
    }

    fn group(&mut self, group: &Group) {
        let (open, close) = match group.delimiter() {
            Delimiter::Parenthesis => ("(", ")"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::Brace => ("{ ", "}"),
            Delimiter::None => return self.print(group.stream()),
        };
        let stands_apart = match self.last {
            Last::Nothing => false,
            Last::Keyword | Last::Lifetime => true,
            Last::Name | Last::Value | Last::Angle => group.delimiter() == Delimiter::Brace,
        };
        if stands_apart {
            self.text.push(' ');
        }
        self.text.push_str(open);
        self.last = Last::Nothing;
        self.print(group.stream());
        let inner = self.text.trim_end().len();
        self.text.truncate(inner);
        if group.delimiter() == Delimiter::Brace && !group.stream().is_empty() {
            self.text.push(' ');
        }
        self.text.push_str(close);
        self.last = Last::Value;
    }
}

/// The operator at the beginning; a single character is one, too.
fn first_operator(joined: &str) -> &str {
    for operator in &OPERATORS {
        if joined.starts_with(operator) {
            return operator;
        }
    }
    joined.get(..1).unwrap_or_default()
}

/// The punctuation at the beginning, as far as it is written without spaces.
fn joined(trees: &[TokenTree]) -> String {
    let mut text = String::new();
    for tree in trees {
        let TokenTree::Punct(punct) = tree else { break };
        text.push(punct.as_char());
        if punct.spacing() == Spacing::Alone {
            break;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::to_source;

    #[track_caller]
    fn assert_source(texts: &[&str]) {
        for text in texts {
            let tokens: proc_macro2::TokenStream = text.parse().expect("tokens");
            assert_eq!(to_source(&tokens), *text);
        }
    }

    #[test]
    fn types_are_printed_as_written() {
        assert_source(&[
            "Option<String>",
            "std::collections::HashMap<String, Vec<Vec<u8>>>",
            "<T as Trait>::Item",
            "&'a str",
            "&'a mut [u8; 4]",
            "&'static [u8]",
            "&mut T",
            "*const u8",
            "Box<dyn Fn(u8) -> u8 + Send>",
            "Box<dyn for<'a> Fn(&'a u8) + 'a>",
            "impl Iterator<Item = String> + 'a",
            "for<'a> fn(&'a str) -> !",
            "unsafe extern \"C\" fn()",
            "(u8, String)",
            "()",
            "Foo<{ N + 1 }>",
            "Foo<-1>",
            "T: ?Sized + Send",
            "[(); 1 + 1]",
        ]);
    }

    #[test]
    fn values_are_printed_as_written() {
        assert_source(&[
            "X-Request-Id",
            "5 - 3",
            "-1",
            "1..=24",
            "..=3",
            "a == b",
            "a => b",
            "a && b",
            "a as u8",
            "|x| x + 1",
            "\"a\" + \"b\"",
            "concat!(\"a\", \"b\")",
            "vec![1, 2]",
            "env!{}",
            "GET, \"/x\"",
            "name = \"x\"",
            "response: Vec<Bot>",
            "crate::PATH",
            "crate = ::jelou",
            "#[serde(rename = \"x\")]",
            "#[query] r#type: u8",
            "f(x, y).await",
        ]);
    }
}
