//! Fixed text with holes.
//!
//! `quote!` makes a call for each token of its text, and the calls have to be compiled. A text that
//! is read when the macro runs is one call, and only its holes are code. `quote!` is left for texts
//! of a few tokens. The texts are read here: the parser of the compiler takes twice as long, and
//! keeps each of them as a source file.

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream};
use quote::ToTokens;

use super::to_tokens::Tokens;

/// The tokens, with the value of a variable in place of each `#name`: `quote!` without repetitions.
macro_rules! template {
    ($($text:tt)*) => {{
        let holes = $crate::tokens::template::Holes::None;
        $crate::tokens::template::fill!(holes, $($text)*);
        $crate::tokens::template::filled(stringify!($($text)*), &holes)
    }};
}

/// Adds the holes of a text, in their order.
macro_rules! fill {
    // Each token with the one before it.
    ($holes:ident, $($tree:tt)*) => {
        $crate::tokens::template::fill!(@pairs $holes (. $($tree)*) ($($tree)* .));
    };
    (@pairs $holes:ident ($($before:tt)*) ($($tree:tt)*)) => {
        $($crate::tokens::template::fill!(@pair $holes $before $tree);)*
    };
    (@pair $holes:ident # $name:ident) => {
        let $holes = $crate::tokens::template::Holes::And(&$holes, &$name);
    };
    (@pair $holes:ident $before:tt { $($tree:tt)* }) => {
        $crate::tokens::template::fill!($holes, $($tree)*);
    };
    (@pair $holes:ident $before:tt ( $($tree:tt)* )) => {
        $crate::tokens::template::fill!($holes, $($tree)*);
    };
    (@pair $holes:ident $before:tt [ $($tree:tt)* ]) => {
        $crate::tokens::template::fill!($holes, $($tree)*);
    };
    (@pair $holes:ident $before:tt $tree:tt) => {};
}

pub(crate) use {fill, template};

/// What the holes of a text are filled with, the last one first: a list that needs no memory of its
/// own, and no code to release it.
pub(crate) enum Holes<'a> {
    None,
    And(&'a Holes<'a>, &'a dyn Tokens),
}

/// The tokens of a text with filled holes.
pub(crate) fn filled(text: &str, holes: &Holes<'_>) -> TokenStream {
    let mut values = Vec::new();
    let mut next = holes;
    while let Holes::And(before, value) = next {
        values.push(*value);
        next = before;
    }
    Text { rest: text, values }.read()
}

/// What is not read yet: a text that [`stringify!`] made of tokens.
struct Text<'a> {
    rest: &'a str,
    /// What fills the holes, the last one first.
    values: Vec<&'a dyn Tokens>,
}

impl<'a> Text<'a> {
    /// Reads to the end of the group.
    fn read(&mut self) -> TokenStream {
        let mut tokens = TokenStream::new();
        loop {
            self.rest = self.rest.trim_ascii_start();
            match self.rest.as_bytes() {
                [] => return tokens,
                [b')' | b']' | b'}', ..] => {
                    self.take(1);
                    return tokens;
                }
                [b'(', ..] => self.group(Delimiter::Parenthesis, &mut tokens),
                [b'[', ..] => self.group(Delimiter::Bracket, &mut tokens),
                [b'{', ..] => self.group(Delimiter::Brace, &mut tokens),
                [b'#', after @ ..] if begins_word(after.trim_ascii_start()) => {
                    self.take(1);
                    self.rest = self.rest.trim_ascii_start();
                    self.word();
                    if let Some(value) = self.values.pop() {
                        value.write(&mut tokens);
                    }
                }
                [b'r', b'#', ..] => {
                    self.take(2);
                    Ident::new_raw(self.word(), Span::call_site()).to_tokens(&mut tokens);
                }
                [b'"' | b'0'..=b'9', ..] | [b'r', b'"', ..] => {
                    self.literal().to_tokens(&mut tokens);
                }
                word if begins_word(word) => {
                    Ident::new(self.word(), Span::call_site()).to_tokens(&mut tokens);
                }
                [mark, after @ ..] => {
                    let spacing = match after.first() {
                        Some(after) if is_operator(*mark, *after) => Spacing::Joint,
                        _ => Spacing::Alone,
                    };
                    Punct::new(char::from(*mark), spacing).to_tokens(&mut tokens);
                    self.take(1);
                }
            }
        }
    }

    fn group(&mut self, delimiter: Delimiter, tokens: &mut TokenStream) {
        self.take(1);
        Group::new(delimiter, self.read()).to_tokens(tokens);
    }

    /// A number, or a text without escapes.
    fn literal(&mut self) -> Literal {
        let from = self.rest;
        self.word();
        if let Some(text) = self.rest.strip_prefix('"') {
            let end = text.find('"').unwrap_or_default();
            self.take(end + 2);
        }
        let literal = from[..from.len() - self.rest.len()].parse::<Literal>();
        literal.expect("a text that was made of tokens can be read")
    }

    fn word(&mut self) -> &'a str {
        let bytes = self.rest.as_bytes();
        let mut end = 0;
        while end < bytes.len() && (bytes[end].is_ascii_alphanumeric() || bytes[end] == b'_') {
            end += 1;
        }
        self.take(end)
    }

    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        taken
    }
}

fn begins_word(text: &[u8]) -> bool {
    matches!(text, [b'a'..=b'z' | b'A'..=b'Z' | b'_', ..])
}

/// Whether both are one operator, or the beginning of a lifetime. Other marks stand next to each
/// other by chance, and are not joined: the next of them may belong to a hole.
fn is_operator(mark: u8, after: u8) -> bool {
    match mark {
        b'\'' => true,
        b':' | b'&' | b'|' if mark == after => true,
        b'-' | b'=' | b'>' => matches!(after, b'>' | b'='),
        b'.' => matches!(after, b'.' | b'='),
        b'<' => matches!(after, b'<' | b'=' | b'-'),
        b'!' | b'+' | b'*' | b'/' | b'%' | b'^' | b'&' | b'|' => after == b'=',
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    #[test]
    fn a_template_is_what_quote_makes_of_it() {
        let (name, value) = (quote!(a::b), "text");
        let made = template! {
            /// A text.
            #[must_use]
            fn #name<'__a>(&'__a self) -> Vec<Vec<u8>> { call(#value, [#name], r#type, 1..=2)?; }
            const A: bool = &#name != &&*#name && -1 <= <#name as B>::C || a == !b;
            #name
        };
        let quoted = quote! {
            /// A text.
            #[must_use]
            fn #name<'__a>(&'__a self) -> Vec<Vec<u8>> { call(#value, [#name], r#type, 1..=2)?; }
            const A: bool = &#name != &&*#name && -1 <= <#name as B>::C || a == !b;
            #name
        };
        assert_eq!(made.to_string(), quoted.to_string());
    }
}
