//! Tokens as text, the way a person writes them.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use quote::ToTokens;

/// Prints types and paths without the spaces that `to_string` puts between tokens.
pub(crate) fn tidy(tokens: &(impl ToTokens + ?Sized)) -> String {
    let mut text = String::new();
    write(tokens.to_token_stream(), &mut text);
    text
}

fn write(tokens: TokenStream, text: &mut String) {
    let mut joined = false;
    for tree in tokens {
        let begins_word = match &tree {
            TokenTree::Ident(_) | TokenTree::Literal(_) => true,
            TokenTree::Punct(punct) => punct.as_char() == '\'',
            TokenTree::Group(_) => false,
        };
        // `'` and its identifier are one lifetime.
        if begins_word && !joined && ends_word(text) {
            text.push(' ');
        }
        joined = false;
        match tree {
            TokenTree::Group(group) => {
                if text.ends_with("mut") {
                    text.push(' ');
                }
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                text.push_str(open);
                write(group.stream(), text);
                text.push_str(close);
            }
            TokenTree::Punct(punct) => {
                write_punct(punct.as_char(), text);
                joined = punct.as_char() == '\'' && punct.spacing() == Spacing::Joint;
            }
            other => text.push_str(&other.to_string()),
        }
    }
}

fn ends_word(text: &str) -> bool {
    text.ends_with(|last: char| {
        last.is_alphanumeric() || matches!(last, '_' | '"' | '>' | ')' | ']')
    })
}

fn write_punct(punct: char, text: &mut String) {
    match punct {
        ',' | ';' => {
            text.push(punct);
            text.push(' ');
        }
        '+' => text.push_str(" + "),
        '=' => text.push_str(" = "),
        '-' => text.push_str(" -"),
        '>' if text.ends_with(" -") => text.push_str("> "),
        _ => text.push(punct),
    }
}

#[cfg(test)]
mod tests {
    use super::tidy;

    #[track_caller]
    fn assert_tidy(text: &str) {
        let tokens: proc_macro2::TokenStream = text.parse().expect("tokens");
        assert_eq!(tidy(&tokens), text);
    }

    #[test]
    fn types_are_printed_as_written() {
        assert_tidy("Vec<TemplateDelivery>");
        assert_tidy("std::collections::HashMap<String, Vec<u8>>");
        assert_tidy("&'a str");
        assert_tidy("&'a mut [u8; 4]");
        assert_tidy("Box<dyn Fn(u8) -> u8 + Send>");
        assert_tidy("(u8, String)");
        assert_tidy("()");
        assert_tidy("Box<dyn Iterator<Item = u8>>");
    }
}
