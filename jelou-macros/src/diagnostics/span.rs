//! Where an error stands.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::LitStr;

/// The stretch of source from one token to another.
///
/// Joining spans is not possible on stable Rust, but the compiler joins the first and the last
/// token of whatever it blames.
#[derive(Clone, Copy)]
pub(crate) struct SourceSpan {
    pub(crate) start: Span,
    pub(crate) end: Span,
}

impl SourceSpan {
    /// All of `tokens`; the macro call where there are none.
    pub(crate) fn of(tokens: &dyn ToTokens) -> Self {
        let mut trees = tokens.to_token_stream().into_iter();
        let Some(first) = trees.next() else {
            return Self::from(Span::call_site());
        };
        let end = trees.last().as_ref().map_or_else(|| end_of(&first), end_of);
        Self {
            start: start_of(&first),
            end,
        }
    }

    /// What gives a name on the wire: a text, or else the identifier.
    pub(crate) fn of_name(given: Option<&LitStr>, ident: &Ident) -> Self {
        match given {
            Some(text) => Self::of(text),
            None => Self::of(ident),
        }
    }

    /// From the start of one span to the end of another.
    pub(crate) fn between(first: Self, last: Self) -> Self {
        Self {
            start: first.start,
            end: last.end,
        }
    }

    /// The whole attribute.
    ///
    /// The anchor is a token of the declaration: with its hygiene the compiler takes the span for
    /// the user's own and does not add that the error comes from a macro.
    pub(crate) fn attribute(anchor: Span) -> Self {
        Self::from(anchor.located_at(Span::call_site()))
    }
}

/// Returns the tokens, all at `span`, with their own hygiene: the compiler reports there what it
/// finds in them.
pub(crate) fn located_at(tokens: TokenStream, span: Span) -> TokenStream {
    let mut located = TokenStream::new();
    for mut tree in tokens {
        tree.set_span(tree.span().located_at(span));
        tree.to_tokens(&mut located);
    }
    located
}

/// Groups without delimiters come from `macro_rules!` variables; their own span may be anywhere.
fn start_of(tree: &TokenTree) -> Span {
    match tree {
        TokenTree::Group(group) if group.delimiter() == proc_macro2::Delimiter::None => group
            .stream()
            .into_iter()
            .next()
            .map_or_else(|| group.span(), |tree| start_of(&tree)),
        other => other.span(),
    }
}

fn end_of(tree: &TokenTree) -> Span {
    match tree {
        TokenTree::Group(group) if group.delimiter() == proc_macro2::Delimiter::None => group
            .stream()
            .into_iter()
            .last()
            .map_or_else(|| group.span(), |tree| end_of(&tree)),
        other => other.span(),
    }
}

impl From<Span> for SourceSpan {
    fn from(span: Span) -> Self {
        Self {
            start: span,
            end: span,
        }
    }
}

impl<T: ToTokens> From<&T> for SourceSpan {
    fn from(tokens: &T) -> Self {
        Self::of(tokens)
    }
}
