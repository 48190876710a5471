//! How a response is read, by the tokens of the response type.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{GenericArgument, Lifetime, PathArguments, Type, TypePath};

use crate::syntax::types::{Shape, is_string, is_word, ungroup};

/// How a response is read.
#[derive(Clone, Copy)]
pub(crate) enum Payload<'a> {
    Unit,
    Text,
    Bytes,
    Optional(&'a Type),
    List(&'a Type),
    One(&'a Type),
}

impl<'a> Payload<'a> {
    /// How a response of type `response` is read.
    pub(crate) fn of(response: &'a Type) -> Self {
        let response = ungroup(response);
        if matches!(response, Type::Tuple(tuple) if tuple.elems.is_empty()) {
            return Self::Unit;
        }
        if is_string(response) {
            return Self::Text;
        }
        if is_word(response, "Bytes") {
            return Self::Bytes;
        }
        match Shape::of(response) {
            Shape::Option(inner) => Self::Optional(inner),
            Shape::List(inner) => Self::List(inner),
            _ => Self::One(response),
        }
    }
}

/// The success type inside `Result<T, E>`, which is no response itself.
pub(crate) fn success(response: &Type) -> Option<&Type> {
    let Type::Path(path) = ungroup(response) else {
        return None;
    };
    if !is_result(path) {
        return None;
    }
    let last = path.path.segments.last()?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return None;
    };
    for argument in &arguments.args {
        if let GenericArgument::Type(success) = argument {
            return Some(success);
        }
    }
    None
}

/// Whether the type is certainly the `Result` of the language. One of a module of the user's may
/// be anything, where it has another number of arguments.
pub(crate) fn is_result(ty: &TypePath) -> bool {
    let segments = &ty.path.segments;
    let (Some(first), Some(last)) = (segments.first(), segments.last()) else {
        return false;
    };
    let count = match &last.arguments {
        PathArguments::AngleBracketed(arguments) => arguments.args.len(),
        PathArguments::None | PathArguments::Parenthesized(_) => 0,
    };
    let is_standard = segments.len() == 1 || first.ident == "std" || first.ident == "core";
    last.ident == "Result" && (count == 2 || (count > 0 && is_standard))
}

/// The nearest type to a response that was reported: one that compiles. Nothing where it says
/// nothing of the response.
pub(crate) fn nearest(response: &Type) -> Option<TokenStream> {
    match ungroup(success(response).unwrap_or(response)) {
        Type::ImplTrait(_) | Type::Infer(_) | Type::Never(_) => None,
        other => Some(with_static_lifetimes(other.to_token_stream())),
    }
}

fn with_static_lifetimes(tokens: TokenStream) -> TokenStream {
    let mut trees = tokens.into_iter().peekable();
    let mut changed = TokenStream::new();
    while let Some(tree) = trees.next() {
        match tree {
            TokenTree::Punct(quote) if quote.as_char() == '\'' => {
                trees.next();
                static_lifetime().to_tokens(&mut changed);
            }
            TokenTree::Punct(reference) if reference.as_char() == '&' => {
                reference.to_tokens(&mut changed);
                if !matches!(trees.peek(), Some(TokenTree::Punct(quote)) if quote.as_char() == '\'')
                {
                    static_lifetime().to_tokens(&mut changed);
                }
            }
            TokenTree::Group(group) => {
                let inner = with_static_lifetimes(group.stream());
                proc_macro2::Group::new(group.delimiter(), inner).to_tokens(&mut changed);
            }
            other => other.to_tokens(&mut changed),
        }
    }
    changed
}

fn static_lifetime() -> Lifetime {
    Lifetime::new("'static", Span::call_site())
}
