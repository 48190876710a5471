//! The arguments of an attribute, one by one.
//!
//! They are split before they are read: an error in one argument must not hide those in the next.

use proc_macro2::{Ident, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};

use super::text::to_source;
use crate::diagnostics::{Code, Diagnostics, SourceSpan};

/// One argument: `key = value`, or anything else.
pub(crate) struct Arg {
    /// The identifier before `=`.
    pub(crate) key: Option<Ident>,
    /// What follows `=`; the whole argument where there is no key. May be empty.
    pub(crate) value: TokenStream,
    /// The comma behind it.
    pub(crate) comma: Option<Span>,
}

/// Splits at the commas outside of brackets and angle brackets. A comma too many gives an
/// argument without tokens; one at the end does not.
pub(crate) fn split(tokens: TokenStream) -> Vec<Arg> {
    let mut args = Vec::new();
    let mut current = Vec::new();
    let mut angles = 0_usize;
    let mut arrow = false;
    for tree in tokens {
        if let TokenTree::Punct(punct) = &tree {
            match punct.as_char() {
                ',' if angles == 0 => {
                    args.push(Arg {
                        comma: Some(punct.span()),
                        ..Arg::new(std::mem::take(&mut current))
                    });
                    arrow = false;
                    continue;
                }
                '<' => angles += 1,
                '>' if !arrow => angles = angles.saturating_sub(1),
                _ => {}
            }
            // The `>` of `->` and `=>` closes nothing.
            arrow = matches!(punct.as_char(), '-' | '=') && punct.spacing() == Spacing::Joint;
        } else {
            arrow = false;
        }
        current.push(tree);
    }
    if !current.is_empty() {
        args.push(Arg::new(current));
    }
    args
}

impl Arg {
    fn new(mut trees: Vec<TokenTree>) -> Self {
        let mut key = None;
        if let [TokenTree::Ident(word), TokenTree::Punct(equals), ..] = trees.as_slice()
            && equals.as_char() == '='
        {
            key = Some(word.clone());
            trees = trees.split_off(2);
        }
        Self {
            key,
            value: stream(trees),
            comma: None,
        }
    }

    /// All of the argument, as written.
    pub(crate) fn whole(&self) -> TokenStream {
        let (key, value) = (&self.key, &self.value);
        let equals = key.as_ref().map(|_| quote!(=));
        quote!(#key #equals #value)
    }

    /// The first token of the value.
    pub(crate) fn first(&self) -> Option<TokenTree> {
        self.value.clone().into_iter().next()
    }

    /// The identifier that the argument consists of.
    pub(crate) fn word(&self) -> Option<Ident> {
        let mut trees = self.value.clone().into_iter();
        match (&self.key, trees.next(), trees.next()) {
            (None, Some(TokenTree::Ident(word)), None) => Some(word),
            _ => None,
        }
    }
}

impl ToTokens for Arg {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.key.to_tokens(tokens);
        self.value.to_tokens(tokens);
    }
}

/// Whether the argument is nothing before a comma, which is reported.
pub(crate) fn is_hole(arg: &Arg, diagnostics: &mut Diagnostics) -> bool {
    let is_hole = arg.key.is_none() && arg.value.is_empty();
    if let (true, Some(comma)) = (is_hole, arg.comma) {
        diagnostics
            .error(
                Code::UnexpectedArgument,
                comma,
                "nothing stands before this comma",
            )
            .help("remove it");
    }
    is_hole
}

/// Reports an option that was set before.
pub(crate) fn repeated_option(
    key: &Ident,
    first: impl Into<SourceSpan>,
    diagnostics: &mut Diagnostics,
) {
    diagnostics
        .error(
            Code::RepeatedOption,
            key,
            format_args!("`{key}` is set twice"),
        )
        .help("remove one of them")
        .at(first, format_args!("`{key}` is first set here"));
}

/// The argument that begins with `rest`, which follows a complete one without a comma. That is
/// reported.
pub(crate) fn without_comma(rest: TokenStream, diagnostics: &mut Diagnostics) -> Option<Arg> {
    let first = rest.clone().into_iter().next()?;
    diagnostics
        .error(
            Code::MissingComma,
            first.span(),
            format_args!("expected `,` before `{}`", to_source(&first)),
        )
        .help(format_args!("write `, {}`", to_source(&rest)));
    Some(Arg::new(rest.into_iter().collect()))
}

/// The tokens one after the other.
pub(crate) fn stream(trees: impl IntoIterator<Item = TokenTree>) -> TokenStream {
    let mut tokens = TokenStream::new();
    for tree in trees {
        tree.to_tokens(&mut tokens);
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<(Option<String>, String)> {
        let tokens = text.parse().expect("tokens");
        split(tokens)
            .into_iter()
            .map(|arg| (arg.key.map(|key| key.to_string()), arg.value.to_string()))
            .collect()
    }

    #[test]
    fn commas_inside_types_do_not_separate() {
        let found = parts("GET, response = Map<String, Vec<u8>>, f = fn(u8, u8) -> u8, cost = 2,");
        assert_eq!(found.len(), 4);
        assert_eq!(found[1].0.as_deref(), Some("response"));
        assert_eq!(found[3], (Some("cost".into()), "2".into()));
    }

    #[test]
    fn a_comma_too_many_leaves_a_hole() {
        assert_eq!(parts("GET,,cost = 1").len(), 3);
        assert!(parts("").is_empty());
    }
}
